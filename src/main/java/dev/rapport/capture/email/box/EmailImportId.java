package dev.rapport.capture.email.box;

import dev.rapport.conversation.TimeOrdered;
import java.util.UUID;

/** Names an import of mail. */
public record EmailImportId(UUID value) {

    static EmailImportId create() {
        return new EmailImportId(TimeOrdered.uuid());
    }

    /** Reads the text form; anything else is an {@link IllegalArgumentException}. */
    public static EmailImportId of(String text) {
        return new EmailImportId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
