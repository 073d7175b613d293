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
 * @param externalId the source's own id of it, where it has one; of a message its Message-ID, which is the same everywhere
 * @param startedAt when it was said or sent, where the source says so, to the microsecond as PostgreSQL keeps it; never a
 *     guess
 * @param file the file of a watched folder; null for what came by a request or from a server
 * @param key what the source calls this delivery, or its place within the file; null where the file or the request is all
 *     there is
 * @param content what is the same for all copies of it, a SHA-256; null where that is the original's
 */
public record Arrival(
        String source,
        Channel channel,
        @Nullable String externalId,
        @Nullable Instant startedAt,
        @Nullable FileDelivery file,
        @Nullable String key,
        @Nullable String content) {

    public Arrival {
        startedAt = startedAt == null ? null : startedAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** One whose copies have the same bytes, and which is all of a file or of a request. */
    public Arrival(
            String source,
            Channel channel,
            @Nullable String externalId,
            @Nullable Instant startedAt,
            @Nullable FileDelivery file) {
        this(source, channel, externalId, startedAt, file, null, null);
    }

    /** Whether the source is told later, and by what it is known then. */
    boolean isTold() {
        return file != null || key != null;
    }

    /** The same for the same thing delivered again: what the source calls it, or what a repeated request would repeat. */
    String delivery(String sha256) {
        return isTold()
                ? delivery(source, file, key)
                : "request " + sha256 + " " + startedAt + " " + source + " " + externalId;
    }

    static String delivery(String source, @Nullable FileDelivery file, @Nullable String key) {
        if (file == null) {
            return "key " + source + " " + key;
        }
        return key == null ? file.key() : file.key() + FileDelivery.WITHIN + key;
    }

    String contentOf(Original original) {
        return content == null ? original.sha256() : content;
    }
}
