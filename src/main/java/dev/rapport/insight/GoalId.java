package dev.rapport.insight;

import dev.rapport.conversation.TimeOrdered;
import java.util.UUID;

/** Names a goal. */
public record GoalId(UUID value) {

    static GoalId create() {
        return new GoalId(TimeOrdered.uuid());
    }

    /** Reads the text form; anything else is an {@link IllegalArgumentException}. */
    public static GoalId of(String text) {
        return new GoalId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
