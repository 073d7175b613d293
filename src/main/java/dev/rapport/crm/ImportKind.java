package dev.rapport.crm;

import java.util.Locale;
import java.util.Optional;

/** What an import brings. */
public enum ImportKind {
    /** A table of contacts with their accounts. */
    CONTACTS,
    /** A table of opportunities; several lines for one are its stage history. */
    OPPORTUNITIES;

    /** As the API writes it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what a caller wrote: "contacts", "CSV of opportunities", "contacts-csv"; empty for anything else. */
    public static Optional<ImportKind> of(String text) {
        String letters = text.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z]", "")
                .replace("csvof", "")
                .replace("csv", "");
        return switch (letters) {
            case "contacts", "contact" -> Optional.of(CONTACTS);
            case "opportunities", "opportunity" -> Optional.of(OPPORTUNITIES);
            default -> Optional.empty();
        };
    }
}
