package dev.rapport.transcribe.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model that the catalogue knows.
 *
 * @param language a BCP 47 tag such as "en-US"
 * @param sizeMb about what is downloaded, in megabytes
 * @param licence its SPDX name, or what its publisher says of it
 * @param zip where its official archive is, by HTTPS; null where there is none
 * @param integrity what the archive's bytes must hash to, as Subresource Integrity writes it (W3C): "sha512-..." and
 *     base64; null where its publisher does not say
 * @param npm the npm package that holds it; null where there is none
 * @param fallbackFor the model in whose place it may be used while that one can not be had
 * @param conf lines that its configuration needs
 */
public record CatalogEntry(
        String name,
        String language,
        int sizeMb,
        String licence,
        @Nullable String note,
        @Nullable String zip,
        @Nullable String integrity,
        @Nullable NpmPackage npm,
        @Nullable String fallbackFor,
        List<ConfLines> conf) {

    public CatalogEntry {
        // The binder gives null for a list that the file leaves out.
        conf = conf == null ? List.of() : List.copyOf(conf);
    }

    /**
     * A folder within an npm package.
     *
     * @param spec the exact version, such as "name@1.2.3"
     * @param integrity of the package's tarball, as the registry states it
     * @param folder within the tarball
     */
    public record NpmPackage(String spec, String integrity, String folder) {}

    /**
     * Options that a configuration file must have; each replaces the line that sets the same option, or is added.
     *
     * @param file within the model's folder, such as "conf/mfcc.conf"
     * @param lines such as "--allow-upsample=true"
     */
    public record ConfLines(String file, List<String> lines) {}
}
