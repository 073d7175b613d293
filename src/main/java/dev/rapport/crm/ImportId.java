package dev.rapport.crm;

import dev.rapport.conversation.TimeOrdered;
import java.util.UUID;

/** Names an import. */
public record ImportId(UUID value) {

    /** A new one, later in order than all that were made before it in this process. */
    public static ImportId create() {
        return new ImportId(TimeOrdered.uuid());
    }

    /** Reads the text form; anything else is an {@link IllegalArgumentException}. */
    public static ImportId of(String text) {
        return new ImportId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
