package dev.rapport.search.saved;

import dev.rapport.conversation.TimeOrdered;
import java.util.UUID;

/** Names a saved search. */
public record SavedSearchId(UUID value) {

    static SavedSearchId create() {
        return new SavedSearchId(TimeOrdered.uuid());
    }

    /** Reads the text form; anything else is an {@link IllegalArgumentException}. */
    public static SavedSearchId of(String text) {
        return new SavedSearchId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
