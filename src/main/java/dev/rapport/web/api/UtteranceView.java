package dev.rapport.web.api;

import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.TextSpan;
import dev.rapport.conversation.TimeSpan;
import dev.rapport.conversation.Utterance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An utterance as the API shows it.
 *
 * @param words null where they were not asked for
 */
record UtteranceView(
        String id,
        String itemId,
        @Nullable String messageId,
        String partyId,
        Side side,
        @Nullable Long startMs,
        @Nullable Long endMs,
        @Nullable Integer startChar,
        @Nullable Integer endChar,
        String text,
        String rawText,
        double confidence,
        @Nullable List<WordView> words) {

    static UtteranceView of(Utterance utterance, Conversation conversation, boolean withWords) {
        TimeSpan time = utterance.time();
        TextSpan span = utterance.span();
        return new UtteranceView(
                utterance.id().toString(),
                utterance.itemId().toString(),
                utterance.messageId() == null ? null : utterance.messageId().toString(),
                utterance.partyId().toString(),
                conversation.party(utterance.partyId()).map(Party::side).orElse(Side.UNKNOWN),
                time == null ? null : time.startMs(),
                time == null ? null : time.endMs(),
                span == null ? null : span.start(),
                span == null ? null : span.end(),
                utterance.text(),
                utterance.rawText(),
                utterance.confidence(),
                withWords ? WordView.of(utterance.words()) : null);
    }
}
