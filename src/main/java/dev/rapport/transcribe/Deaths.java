package dev.rapport.transcribe;

import dev.rapport.conversation.ItemId;

/**
 * Remembers, durably, how often the recogniser died while it was hearing an item.
 *
 * <p>Implementations are safe for use by many threads, and join no transaction of the caller: what is counted stays
 * counted.
 */
public interface Deaths {

    /** The counts of an item since it was last transcribed to its end. */
    Count of(ItemId item);

    /** Counts one more, and answers with the counts after it. */
    Count add(ItemId item, Kind kind);

    /** Forgets them: the item was transcribed, or a person has asked for another attempt. */
    void clear(ItemId item);

    /** What a death says about the item. */
    enum Kind {
        /** It crashed or hung, which the item may have caused. */
        OWN,
        /** SIGKILL, by a person or by a kernel short of memory: seldom the item's doing. */
        KILLED
    }

    /** How many there were of each kind. */
    record Count(int own, int killed) {

        public static final Count NONE = new Count(0, 0);

        public Count plus(Kind kind) {
            return switch (kind) {
                case OWN -> new Count(own + 1, killed);
                case KILLED -> new Count(own, killed + 1);
            };
        }
    }
}
