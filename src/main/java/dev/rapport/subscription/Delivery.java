package dev.rapport.subscription;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change that one subscription is, was or could not be told of.
 *
 * @param kind of what changed, such as {@code contact}
 * @param subject its id
 * @param at when it changed
 * @param attempts how often it was sent
 * @param nextAt when it is sent next; null where it is not any more
 * @param status of the last answer, as HTTP has it; null where there was none
 * @param error why the last attempt failed; null where none did
 */
public record Delivery(
        UUID id,
        SubscriptionId subscription,
        String event,
        String kind,
        UUID subject,
        Instant at,
        State state,
        int attempts,
        @Nullable Instant nextAt,
        @Nullable Integer status,
        @Nullable String error,
        @Nullable Instant deliveredAt) {

    /** What has become of it; it fails for good when the last attempt failed. */
    public enum State {
        WAITING,
        DELIVERED,
        FAILED
    }
}
