package dev.rapport.subscription;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change as it goes out: a CloudEvent (CNCF CloudEvents 1.0.2, JSON format).
 *
 * @param id the same for all attempts, and that of the webhook
 * @param subject the id of what changed
 * @param data how it is when this is sent; null where it is gone
 */
record CloudEvent(
        String specversion,
        String id,
        String source,
        String type,
        String subject,
        Instant time,
        String datacontenttype,
        @Nullable Object data) {

    private static final String TYPES = "dev.rapport.";

    static CloudEvent of(Delivery delivery, @Nullable Object data) {
        return new CloudEvent(
                "1.0",
                delivery.id().toString(),
                "/rapport",
                TYPES + delivery.event(),
                delivery.subject().toString(),
                delivery.at(),
                "application/json",
                data);
    }
}
