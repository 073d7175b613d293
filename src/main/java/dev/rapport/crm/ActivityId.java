package dev.rapport.crm;

import dev.rapport.conversation.TimeOrdered;
import java.util.UUID;

/** Names an activity. */
public record ActivityId(UUID value) {

    /** A new one, later in order than all that were made before it in this process. */
    public static ActivityId create() {
        return new ActivityId(TimeOrdered.uuid());
    }

    /** Reads the text form; anything else is an {@link IllegalArgumentException}. */
    public static ActivityId of(String text) {
        return new ActivityId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
