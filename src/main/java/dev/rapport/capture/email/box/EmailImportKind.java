package dev.rapport.capture.email.box;

import java.util.Locale;
import java.util.Optional;

/** What an import of mail is. */
public enum EmailImportKind {
    MBOX,
    /** A zip of single messages, or of mboxes. */
    ZIP;

    /** As the API writes it, and the ledger's name of the source. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what a caller wrote: "mbox", "zip", "zip of .eml", "eml-zip"; empty for anything else. */
    public static Optional<EmailImportKind> of(String text) {
        return switch (text.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "")) {
            case "mbox" -> Optional.of(MBOX);
            case "zip", "zipofeml", "emlzip", "zipeml" -> Optional.of(ZIP);
            default -> Optional.empty();
        };
    }
}
