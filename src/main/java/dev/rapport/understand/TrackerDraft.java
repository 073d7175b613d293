package dev.rapport.understand;

import dev.rapport.conversation.Side;
import org.jspecify.annotations.Nullable;

/**
 * What a tracker asks for.
 *
 * @param query in the query language
 * @param side who must have said it; null for anybody
 * @param whole whether it is about a conversation as a whole, and not about each moment
 */
public record TrackerDraft(String query, @Nullable Side side, boolean whole) {

    public TrackerDraft {
        if (query.isBlank()) {
            throw new IllegalArgumentException("The field query is blank; send a query, such as \"too expensive\"");
        }
        if (side == Side.UNKNOWN) {
            throw new IllegalArgumentException("The field side takes OURS or THEIRS, or is left away for anybody");
        }
    }
}
