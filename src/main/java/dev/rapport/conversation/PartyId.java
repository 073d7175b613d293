package dev.rapport.conversation;

import java.util.UUID;

/** Names a party of a conversation. */
public record PartyId(UUID value) implements Id {

    /** A new one, later in order than all that were made before it in this process. */
    public static PartyId create() {
        return new PartyId(TimeOrdered.uuid());
    }

    /** Reads the text form; anything else is an {@link IllegalArgumentException}. */
    public static PartyId of(String text) {
        return new PartyId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
