package dev.rapport.transcribe.speakers;

import dev.rapport.conversation.Side;
import java.util.List;
import java.util.OptionalInt;

/**
 * Which side each speaker is on, and which of those who are known to take part it is.
 *
 * @param speakers one for each, in their order
 */
public record Roles(List<Role> speakers) {

    /** Below it a side is as good as not known: a wrong one misleads more than none. */
    public static final double SURE = 0.8;

    public Roles {
        speakers = List.copyOf(speakers);
    }

    /**
     * The part that one speaker plays.
     *
     * @param confidence how sure the side is, 0..1; 0 where it is not known
     * @param party its place among those who are known; empty where it may be any of them, or none
     */
    public record Role(Side side, double confidence, OptionalInt party) {

        static final Role UNKNOWN = new Role(Side.UNKNOWN, 0, OptionalInt.empty());
    }
}
