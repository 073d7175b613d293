package dev.rapport.capture;

import dev.rapport.conversation.Channel;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Original;
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

    /** Of what became an item, or is a duplicate of one. */
    static Sighting taken(UUID id, Arrival arrival, Original original, Instant at, Taken taken) {
        FileDelivery file = arrival.file();
        return new Sighting(
                id,
                arrival.source(),
                arrival.channel(),
                taken.duplicate() ? Outcome.DUPLICATE : Outcome.NEW,
                taken.item(),
                at,
                arrival.contentOf(original),
                arrival.externalId(),
                arrival.startedAt(),
                arrival.delivery(original.sha256()),
                taken.flags(),
                file == null ? null : file.file(),
                null,
                null);
    }

    /** Of what a rule leaves out: nothing of it is kept. */
    static Sighting excluded(UUID id, Arrival arrival, Instant at, String delivery, String rule) {
        FileDelivery file = arrival.file();
        return new Sighting(
                id,
                arrival.source(),
                arrival.channel(),
                Outcome.EXCLUDED,
                null,
                at,
                null,
                null,
                null,
                delivery,
                List.of(),
                file == null ? null : file.file(),
                null,
                rule);
    }

    /** Of a file that never became an item. */
    static Sighting refused(UUID id, Arrival arrival, FileDelivery file, Instant at, String reason, String keptAs) {
        return new Sighting(
                id,
                arrival.source(),
                arrival.channel(),
                Outcome.REFUSED,
                null,
                at,
                null,
                arrival.externalId(),
                arrival.startedAt(),
                file.key(),
                List.of(),
                file.file(),
                keptAs,
                reason);
    }

    /** Of what a file asks for that is going to be taken. */
    static Sighting waiting(UUID id, Arrival arrival, FileDelivery file, Instant at, String keptAs) {
        return new Sighting(
                id,
                arrival.source(),
                arrival.channel(),
                Outcome.WAITING,
                null,
                at,
                null,
                arrival.externalId(),
                arrival.startedAt(),
                file.key(),
                List.of(),
                file.file(),
                keptAs,
                null);
    }
}
