package dev.rapport.conversation;

import java.util.UUID;

/** Names an utterance. */
public record UtteranceId(UUID value) implements Id {

    /** A new one, later in order than all that were made before it in this process. */
    public static UtteranceId create() {
        return new UtteranceId(TimeOrdered.uuid());
    }

    /** Reads the text form; anything else is an {@link IllegalArgumentException}. */
    public static UtteranceId of(String text) {
        return new UtteranceId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
