package dev.rapport.search;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.AttachmentId;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.MessageId;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.UtteranceId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A moment that was found.
 *
 * @param utteranceId null for what is no utterance: a subject, something passed on, a piece of a file or of a note
 * @param party who said it; of a note its author, who is no party of the conversation
 * @param attachmentId the file that it is a piece of; null for all else
 * @param noteId the note that it is a piece of; null for all else
 * @param startedAt when the item was said or sent
 * @param startMs when the first marked word was said, in milliseconds from the start of the recording; 0 for what was written
 * @param score comparable only within one search
 * @param snippet HTML: what was said, escaped, with {@code <mark>} around the hits, cut where it is long
 * @param certain whether the recogniser was sure of the words that were looked for
 */
public record SearchHit(
        ConversationId conversationId,
        ItemId itemId,
        @Nullable UtteranceId utteranceId,
        @Nullable MessageId messageId,
        Channel channel,
        @Nullable Named<AccountId> account,
        Named<PartyId> party,
        Side side,
        Instant startedAt,
        long startMs,
        double score,
        String snippet,
        boolean certain,
        @Nullable AttachmentId attachmentId,
        @Nullable UUID noteId) {}
