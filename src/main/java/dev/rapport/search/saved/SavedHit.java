package dev.rapport.search.saved;

import dev.rapport.conversation.Channel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The best moment of an item that a saved search found, as it was then.
 *
 * @param utteranceId null for what is no utterance
 * @param startMs in its recording; 0 for what was written
 * @param snippet escaped HTML in which the found words are marked
 */
public record SavedHit(
        String conversationId,
        String itemId,
        @Nullable String utteranceId,
        @Nullable String messageId,
        Channel channel,
        Instant startedAt,
        long startMs,
        @Nullable String partyName,
        @Nullable String accountName,
        String snippet) {}
