package dev.rapport.transcribe;

import dev.rapport.conversation.ItemId;

/**
 * Remembers, durably, how often the recogniser died while it was hearing an item.
 *
 * <p>What is counted stays counted, until a person or a rule asks for the item to be transcribed anew. Implementations are
 * safe for use by many threads.
 */
interface Deaths {

    /** The counts so far. */
    Count of(ItemId item);

    /** Counts one more, and answers with the counts after it. */
    Count add(ItemId item, Kind kind);

    /** What a death says about the item. */
    enum Kind {
        /** It crashed or hung, which the item may have caused. */
        OWN,
        /** SIGKILL, by a person or by a kernel short of memory: seldom the item's doing. */
        KILLED
    }

    /** How many there were of each kind. */
    record Count(int own, int killed) {

        static final Count NONE = new Count(0, 0);

        Count plus(Kind kind) {
            return switch (kind) {
                case OWN -> new Count(own + 1, killed);
                case KILLED -> new Count(own, killed + 1);
            };
        }
    }
}
