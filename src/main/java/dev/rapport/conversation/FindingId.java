package dev.rapport.conversation;

import java.util.UUID;

/** Names a finding. */
public record FindingId(UUID value) implements Id {

    /** A new one, later in order than all that were made before it in this process. */
    public static FindingId create() {
        return new FindingId(TimeOrdered.uuid());
    }

    /** Reads the text form; anything else is an {@link IllegalArgumentException}. */
    public static FindingId of(String text) {
        return new FindingId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
