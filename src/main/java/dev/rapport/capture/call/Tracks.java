package dev.rapport.capture.call;

import dev.rapport.conversation.Direction;
import dev.rapport.conversation.Side;
import org.jspecify.annotations.Nullable;

/** Who is on which track of a source's stereo recordings; the left one is track 0. */
public enum Tracks {
    OURS_LEFT,
    OURS_RIGHT,
    /** Whoever called is on the left: the customer for an inbound call. */
    CALLER_LEFT;

    /** The side of track 0; not known where that takes the direction, and nobody told it. */
    Side left(@Nullable Direction direction) {
        return switch (this) {
            case OURS_LEFT -> Side.OURS;
            case OURS_RIGHT -> Side.THEIRS;
            case CALLER_LEFT ->
                switch (direction) {
                    case null -> Side.UNKNOWN;
                    case INBOUND -> Side.THEIRS;
                    case OUTBOUND -> Side.OURS;
                };
        };
    }
}
