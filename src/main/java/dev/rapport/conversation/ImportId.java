package dev.rapport.conversation;

import java.util.UUID;

/** Names an import: of customers' records, of mail, of chats or of what a vCon holds, which callers do not tell apart. */
public record ImportId(UUID value) implements Id {

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
