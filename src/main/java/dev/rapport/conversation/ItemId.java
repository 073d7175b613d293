package dev.rapport.conversation;

import java.util.UUID;

/** Names an item. */
public record ItemId(UUID value) implements Id {

    /** A new one, later in order than all that were made before it in this process. */
    public static ItemId create() {
        return new ItemId(TimeOrdered.uuid());
    }

    /** Reads the text form; anything else is an {@link IllegalArgumentException}. */
    public static ItemId of(String text) {
        return new ItemId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
