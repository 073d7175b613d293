package dev.rapport.crm.promise;

import dev.rapport.conversation.Evidence;
import java.time.Instant;
import java.util.List;

/**
 * That a promise was kept, and by what.
 *
 * @param at when the last of what was promised came
 * @param confidence 0..1
 * @param because what it is seen by: one entry for each thing that was promised
 */
public record Kept(Instant at, double confidence, List<Because> because) {

    public Kept {
        because = List.copyOf(because);
    }

    /** @param why in a few words, for people */
    public record Because(String why, Evidence evidence) {}
}
