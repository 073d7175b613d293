package dev.rapport.capture;

import dev.rapport.conversation.Channel;
import dev.rapport.conversation.Original;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Something that has come to a source, as far as the source says what it is.
 *
 * @param source as the ledger names it
 * @param externalId the source's own id of it, where it has one
 * @param startedAt when it was said or sent, where the source says so, to the microsecond as PostgreSQL keeps it; never a
 *     guess
 * @param file the file of a watched folder; null for what came by a request
 */
public record Arrival(
        String source,
        Channel channel,
        @Nullable String externalId,
        @Nullable Instant startedAt,
        @Nullable FileDelivery file) {

    public Arrival {
        startedAt = startedAt == null ? null : startedAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** The same for the same thing delivered again: the file, or what a repeated request would repeat. */
    String delivery(Original original) {
        return file == null
                ? "request " + original.sha256() + " " + startedAt + " " + source + " " + externalId
                : file.key();
    }
}
