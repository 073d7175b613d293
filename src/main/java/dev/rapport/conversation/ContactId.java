package dev.rapport.conversation;

import java.util.UUID;

/** Names a contact of the CRM. */
public record ContactId(UUID value) implements Id {

    /** A new one, later in order than all that were made before it in this process. */
    public static ContactId create() {
        return new ContactId(TimeOrdered.uuid());
    }

    /** Reads the text form; anything else is an {@link IllegalArgumentException}. */
    public static ContactId of(String text) {
        return new ContactId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
