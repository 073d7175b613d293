package dev.rapport.conversation;

import java.util.UUID;

/** Names an account of the CRM. */
public record AccountId(UUID value) implements Id {

    /** A new one, later in order than all that were made before it in this process. */
    public static AccountId create() {
        return new AccountId(TimeOrdered.uuid());
    }

    /** Reads the text form; anything else is an {@link IllegalArgumentException}. */
    public static AccountId of(String text) {
        return new AccountId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
