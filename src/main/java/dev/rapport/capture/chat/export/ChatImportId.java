package dev.rapport.capture.chat.export;

import dev.rapport.conversation.TimeOrdered;
import java.util.UUID;

/** Names an import of chats. */
public record ChatImportId(UUID value) {

    static ChatImportId create() {
        return new ChatImportId(TimeOrdered.uuid());
    }

    /** Reads the text form; anything else is an {@link IllegalArgumentException}. */
    public static ChatImportId of(String text) {
        return new ChatImportId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
