package dev.rapport.subscription;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Someone who wants to know of changes.
 *
 * @param events which; empty for all
 * @param reason why it was stopped; null while it is active
 */
public record Subscription(
        SubscriptionId id,
        String url,
        List<String> events,
        @Nullable String description,
        boolean active,
        @Nullable String reason,
        Instant createdAt) {

    public Subscription {
        events = List.copyOf(events);
    }
}
