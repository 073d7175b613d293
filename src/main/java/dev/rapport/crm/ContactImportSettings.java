package dev.rapport.crm;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds of the import of contacts ({@code rapport.contact-import.*}).
 *
 * @param maxFile the largest table that is taken
 * @param rowsAtOnce rows in one transaction: while it runs, no other customer changes
 */
@ConfigurationProperties("rapport.contact-import")
record ContactImportSettings(
        @DefaultValue("200MB") DataSize maxFile,
        @DefaultValue("25") int rowsAtOnce) {

    ContactImportSettings {
        if (maxFile.toBytes() < 1 || rowsAtOnce < 1) {
            throw new IllegalArgumentException(
                    "rapport.contact-import.max-file and .rows-at-once are at least 1; leave them away for the defaults");
        }
    }
}
