package dev.rapport.conversation;

import java.util.UUID;

/** Names a conversation. */
public record ConversationId(UUID value) implements Id {

    /** A new one, later in order than all that were made before it in this process. */
    public static ConversationId create() {
        return new ConversationId(TimeOrdered.uuid());
    }

    /** Reads the text form; anything else is an {@link IllegalArgumentException}. */
    public static ConversationId of(String text) {
        return new ConversationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
