package dev.rapport.capture;

import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.ItemId;
import java.time.Instant;
import java.util.List;

/**
 * An item with some content, and what all its sightings said of it.
 *
 * @param externalIds of whatever source
 * @param named each source with the external id that it gave
 * @param startedAt the times that were said
 */
record KnownItem(
        ItemId id, ConversationId conversation, List<String> externalIds, List<String> named, List<Instant> startedAt) {

    private static final char BETWEEN = 31; // the unit separator: no name contains it

    /** Whether this source gave it this external id. */
    boolean isNamedAs(Arrival arrival) {
        return arrival.externalId() != null && named.contains(arrival.source() + BETWEEN + arrival.externalId());
    }

    /** Whether what is known of it and what the source says now contradict each other; silence contradicts nothing. */
    boolean differsFrom(Arrival arrival) {
        Instant started = arrival.startedAt();
        boolean otherId =
                arrival.externalId() != null && !externalIds.isEmpty() && !externalIds.contains(arrival.externalId());
        boolean otherTime = started != null && !startedAt.isEmpty() && !startedAt.contains(started);
        return otherId || otherTime;
    }
}
