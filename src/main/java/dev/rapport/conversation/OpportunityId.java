package dev.rapport.conversation;

import java.util.UUID;

/** Names an opportunity of the CRM. */
public record OpportunityId(UUID value) implements Id {

    /** A new one, later in order than all that were made before it in this process. */
    public static OpportunityId create() {
        return new OpportunityId(TimeOrdered.uuid());
    }

    /** Reads the text form; anything else is an {@link IllegalArgumentException}. */
    public static OpportunityId of(String text) {
        return new OpportunityId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
