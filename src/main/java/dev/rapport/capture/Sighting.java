package dev.rapport.capture;

import dev.rapport.conversation.Channel;
import dev.rapport.conversation.ItemId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One arrival at a source, and what became of it; a row of the ledger's table.
 *
 * @param item the item that it is or is a duplicate of; null for what never became one
 * @param keptAs where a refused file is kept, from the data folder
 */
record Sighting(
        UUID id,
        String source,
        Channel channel,
        Outcome outcome,
        @Nullable ItemId item,
        Instant at,
        @Nullable String sha256,
        @Nullable String externalId,
        @Nullable Instant givenStartedAt,
        String delivery,
        List<String> flags,
        @Nullable String file,
        @Nullable String keptAs,
        @Nullable String reason) {

    Sighting {
        flags = List.copyOf(flags);
    }
}
