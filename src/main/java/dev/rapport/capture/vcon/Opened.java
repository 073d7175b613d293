package dev.rapport.capture.vcon;

import dev.rapport.conversation.Unprocessable;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * A vCon in its unsigned form: unpacked, and out of its signature. What that took lies in a folder that is deleted with it.
 *
 * @param sha256 of the unsigned form, the same however it was packed or signed
 */
record Opened(Skeleton skeleton, String sha256, Path folder) implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(Opened.class);
    private static final int MOST_LAYERS = 3;
    private static final List<String> FIELDS =
            List.of("vcon", "uuid", "parties", "dialog", "analysis", "attachments", "created_at");

    /** Whatever the ratio, as much is unpacked. */
    private static final long HARMLESS = 256L << 20;

    private static final long MOST_RATIO = 100;

    /** @throws Unprocessable for what is none, is encrypted, or was changed after it was signed */
    static Opened open(Path file, Path folder, VconSettings settings, Signatures signatures, Warnings warnings)
            throws IOException {
        Files.createDirectories(folder);
        try {
            Path json = isGzip(file) ? unpacked(file, folder.resolve("unpacked"), settings) : file;
            Skeleton skeleton = Skeleton.read(json);
            for (int layer = 1; Signatures.areOn(skeleton.tree()); layer++) {
                if (layer > MOST_LAYERS) {
                    throw new Unprocessable(
                            "The vCon is signed over and over; at most " + MOST_LAYERS + " times is taken");
                }
                Path inner = folder.resolve("payload-" + layer);
                try (InputStream in = signatures.verify(skeleton, warnings).bytes()) {
                    Files.copy(in, inner);
                } catch (Undecodable e) {
                    throw new Unprocessable(
                            "The payload of the signed vCon is not base64url: there is " + e.getMessage(), e);
                }
                skeleton = Skeleton.read(inner);
            }
            check(skeleton.tree());
            return new Opened(skeleton, sha256(skeleton.file()), folder);
        } catch (IOException | RuntimeException e) {
            delete(folder);
            throw e;
        }
    }

    private static void check(JsonNode tree) {
        if (tree.has("ciphertext")) {
            throw new Unprocessable(
                    "The vCon is encrypted (JWE), and only whom it is meant for can open it; decrypt it, and"
                            + " import what comes out");
        }
        if (FIELDS.stream().noneMatch(tree::has)) {
            throw new Unprocessable("It is JSON, but no vCon: it has none of " + String.join(", ", FIELDS));
        }
    }

    static boolean isGzip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == 0x1F && in.read() == 0x8B;
        }
    }

    private static Path unpacked(Path file, Path into, VconSettings settings) throws IOException {
        long most = Math.min(settings.maxSize().toBytes(), Math.max(HARMLESS, MOST_RATIO * Files.size(file)));
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file), 1 << 16);
                OutputStream out = Files.newOutputStream(into)) {
            byte[] buffer = new byte[1 << 16];
            long total = 0;
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                total += n;
                if (total > most) {
                    throw new Unprocessable("The file unpacks to more than " + (most >> 20)
                            + " MB, which no vCon of its size does; import it unpacked");
                }
                out.write(buffer, 0, n);
            }
            return into;
        } catch (ZipException | java.io.EOFException e) {
            throw new Unprocessable("It is no whole gzip: " + e.getMessage() + "; pack it again", e);
        }
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Digests.sha256(in);
        }
    }

    @Override
    public void close() throws IOException {
        delete(folder);
    }

    /** Deletes what a killed process left, as far as that can be done. */
    static void deleteLeft(Path work) {
        try (DirectoryStream<Path> folders = Files.isDirectory(work) ? Files.newDirectoryStream(work) : null) {
            for (Path folder : folders == null ? List.<Path>of() : folders) {
                delete(folder);
            }
        } catch (IOException e) {
            LOG.warn("{} holds files that a killed process left, and they cannot be deleted", work, e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }
}
