package dev.rapport.subscription;

import dev.rapport.conversation.TimeOrdered;
import java.util.UUID;

/** Names a subscription. */
public record SubscriptionId(UUID value) {

    static SubscriptionId create() {
        return new SubscriptionId(TimeOrdered.uuid());
    }

    /** Reads the text form; anything else is an {@link IllegalArgumentException}. */
    public static SubscriptionId of(String text) {
        return new SubscriptionId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
