package dev.rapport.conversation;

import java.util.UUID;

/** Names a message of an email thread or a chat; not the Message-ID of its header. */
public record MessageId(UUID value) implements Id {

    /** A new one, later in order than all that were made before it in this process. */
    public static MessageId create() {
        return new MessageId(TimeOrdered.uuid());
    }

    /** Reads the text form; anything else is an {@link IllegalArgumentException}. */
    public static MessageId of(String text) {
        return new MessageId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
