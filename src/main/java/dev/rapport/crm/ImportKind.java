package dev.rapport.crm;

import java.util.Locale;
import java.util.Optional;

/** What an import brings. */
public enum ImportKind {
    /** A table of contacts with their accounts. */
    CONTACTS;

    /** As the API writes it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what a caller wrote: "contacts", "CSV of contacts", "contacts-csv"; empty for anything else. */
    public static Optional<ImportKind> of(String text) {
        String letters = text.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z]", "")
                .replace("csvof", "")
                .replace("csv", "");
        return letters.equals("contacts") || letters.equals("contact") ? Optional.of(CONTACTS) : Optional.empty();
    }
}
