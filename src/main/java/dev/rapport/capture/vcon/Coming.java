package dev.rapport.capture.vcon;

import dev.rapport.conversation.Original;
import dev.rapport.conversation.Side;
import java.util.List;

/**
 * A vCon that is being brought in.
 *
 * @param document as it came, in the media store
 * @param sha256 of its unsigned form
 * @param source as the ledger names it
 * @param name what its conversations are called at the source: its uuid, and a mark more where another vCon had the same
 * @param other whether another one had
 * @param sides of its parties, in their order
 */
record Coming(
        Vcon vcon,
        Original document,
        String sha256,
        String source,
        String name,
        boolean other,
        List<Side> sides,
        Warnings warnings) {

    /** What an item is flagged with of which another version came before. */
    static final String OTHER_CONTENT = "same uuid, other content";

    Coming {
        sides = List.copyOf(sides);
    }
}
