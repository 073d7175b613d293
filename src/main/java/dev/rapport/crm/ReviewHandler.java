package dev.rapport.crm;

import dev.rapport.conversation.Viewer;
import java.util.Set;

/**
 * Carries out what people decide of the review list's entries of some kinds. There is one bean for each kind.
 *
 * <p>Called in one transaction, under the lock that keeps customers from changing.
 */
public interface ReviewHandler {

    Set<ReviewEntry.Kind> kinds();

    /**
     * Locks the rows that are locked before the entry's own wherever else both are locked.
     *
     * <p>Called before it is known whether the entry is still open.
     */
    default void hold(ReviewEntry entry) {}

    /** Carries out a decision of an entry that is open and stays locked; closes it unless the decision is refused. */
    ReviewOutcome decide(Viewer by, ReviewEntry entry, ReviewDecision decision);

    /** The answer to a decision that is not for an entry of this kind. */
    static ReviewOutcome notFor(ReviewEntry entry, String takes) {
        return new ReviewOutcome.Refused(
                "The decision is not for an entry of the kind " + entry.kind() + "; it takes " + takes);
    }
}
