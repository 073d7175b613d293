package dev.rapport.crm;

import dev.rapport.conversation.TimeOrdered;
import java.util.UUID;

/** Names an entry of the review list. */
public record ReviewId(UUID value) {

    /** A new one, later in order than all that were made before it in this process. */
    public static ReviewId create() {
        return new ReviewId(TimeOrdered.uuid());
    }

    /** Reads the text form; anything else is an {@link IllegalArgumentException}. */
    public static ReviewId of(String text) {
        return new ReviewId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
