package dev.rapport.crm;

import dev.rapport.conversation.ContactId;
import org.jspecify.annotations.Nullable;

/** What came of a decision. */
public sealed interface ReviewOutcome {

    /** It holds, and the item is being matched again. The contact is the linked or new one, where there is one. */
    record Decided(ReviewEntry entry, @Nullable ContactId contact) implements ReviewOutcome {}

    /** Somebody decided before, or the item was matched meanwhile (409). */
    record Closed(ReviewEntry entry) implements ReviewOutcome {}

    /** There is no such entry (404). */
    record Missing() implements ReviewOutcome {}

    /** The decision can not be carried out (400). The reason names the remedy. */
    record Refused(String reason) implements ReviewOutcome {}
}
