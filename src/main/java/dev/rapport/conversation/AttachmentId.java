package dev.rapport.conversation;

import java.util.UUID;

/** Names a file that came with a message. */
public record AttachmentId(UUID value) implements Id {

    /** A new one, later in order than all that were made before it in this process. */
    public static AttachmentId create() {
        return new AttachmentId(TimeOrdered.uuid());
    }

    /** Reads the text form; anything else is an {@link IllegalArgumentException}. */
    public static AttachmentId of(String text) {
        return new AttachmentId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
