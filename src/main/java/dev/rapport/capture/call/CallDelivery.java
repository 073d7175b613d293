package dev.rapport.capture.call;

import dev.rapport.capture.FileDelivery;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a recording was delivered, and what its source says about it.
 *
 * @param source as the ledger names it, where the metadata do not
 * @param filename as it was delivered; null where it has none
 * @param arrivedAt the time of the call where the metadata do not tell
 * @param file null for what came by a request
 * @param flags what a person should know of it
 */
record CallDelivery(
        String source,
        @Nullable String filename,
        CallMetadata metadata,
        Instant arrivedAt,
        @Nullable FileDelivery file,
        List<String> flags) {

    String ledgerName() {
        return metadata.source() == null ? source : metadata.source();
    }

    Instant startedAt() {
        return metadata.startedAt() == null ? arrivedAt : metadata.startedAt();
    }
}
