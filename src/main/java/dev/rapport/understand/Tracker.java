package dev.rapport.understand;

import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.Side;
import dev.rapport.query.QueryNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A named query over what was said.
 *
 * @param finds what its hits are; null for one whose hits are only parts of what a finder puts together
 * @param label of its findings
 * @param side who must have said it; null for anybody. Where nobody knows who said it, it counts with less confidence
 * @param whole whether the query is about a conversation as a whole, and not about each moment
 * @param within among how many first words of the line a hit must begin; 0 for anywhere
 * @param unless what must not stand beside a hit
 * @param with of these, one has to stand beside it; none for no such wish
 */
record Tracker(
        String name,
        int version,
        @Nullable FindingType finds,
        String label,
        @Nullable Side side,
        boolean whole,
        int within,
        double confidence,
        QueryNode query,
        List<Guard> unless,
        List<Guard> with,
        Reading reading) {

    Tracker {
        unless = List.copyOf(unless);
        with = List.copyOf(with);
        if (!(confidence > 0 && confidence <= 1)) {
            throw new IllegalArgumentException(
                    "The tracker " + name + " has the confidence " + confidence + "; give it one above 0 and up to 1");
        }
    }

    /**
     * What makes a hit mean something else, such as a negation or an "if".
     *
     * @param before how many words before the hit it may stand, at most; 0 for not before it
     * @param after how many words behind it, likewise
     * @param inside whether it counts also where it overlaps the hit
     * @param across whether it counts also in the sentences before and after
     * @param asks whether it stands beside all that a question mark ends, whatever its words
     */
    record Guard(String name, QueryNode query, int before, int after, boolean inside, boolean across, boolean asks) {}
}
