package dev.rapport.capture;

import dev.rapport.conversation.ItemId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Counts the messages of chats: each arrival of one is a sighting of the session that it is in.
 *
 * <p>Joins the caller's transaction. Safe for use by many threads.
 */
@Component
public final class MessageSightings {

    private final SightingStore store;

    MessageSightings(SightingStore store) {
        this.store = store;
    }

    /** @param delivery what was delivered, as the caller calls it */
    public void count(String source, String delivery, Instant at, List<Seen> seen) {
        if (!seen.isEmpty()) {
            store.count(source, delivery, at, seen);
        }
    }

    /** What became of one message. */
    public enum Became {
        /** It is there, or was changed. */
        NEW,
        /** It was there just so. */
        DUPLICATE,
        /** It was taken back before it came in, so that there is nothing to keep. */
        GONE,
        /** All who take part are ours, and such are left out. */
        INTERNAL
    }

    /**
     * One message.
     *
     * @param item its session; null where it has none
     */
    public record Seen(String externalId, @Nullable ItemId item, Became became) {

        Outcome outcome() {
            return switch (became) {
                case NEW -> Outcome.NEW;
                case DUPLICATE -> Outcome.DUPLICATE;
                case GONE, INTERNAL -> Outcome.EXCLUDED;
            };
        }

        @Nullable
        String reason() {
            return switch (became) {
                case NEW, DUPLICATE -> null;
                case GONE -> "DELETED";
                case INTERNAL -> "INTERNAL";
            };
        }
    }
}
