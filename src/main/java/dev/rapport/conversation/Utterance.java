package dev.rapport.conversation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sentence-like stretch by one party: of a call, where it has a time and words, or of a message, where it has a place
 * in the message's body.
 *
 * @param messageId the message that it is part of; null for a call
 * @param time when it was said; null for a message
 * @param span where it stands in the body of its message; null for a call
 * @param text for people to read; {@code words} point into it
 * @param rawText as the recogniser gave it, or the message's own text
 * @param confidence the mean over its words, 0..1; 1 for what was written
 * @param words in their order, covering all letters and digits of {@code text}; empty for a message
 */
public record Utterance(
        UtteranceId id,
        ItemId itemId,
        @Nullable MessageId messageId,
        PartyId partyId,
        @Nullable TimeSpan time,
        @Nullable TextSpan span,
        String text,
        String rawText,
        double confidence,
        List<Word> words) {

    public Utterance {
        words = List.copyOf(words);
    }

    /** When it begins, in milliseconds from the start of the recording; 0 for what was written. */
    public long startMs() {
        return time == null ? 0 : time.startMs();
    }

    /** The same in other words. */
    public Utterance with(String otherText, List<Word> otherWords) {
        return new Utterance(id, itemId, messageId, partyId, time, span, otherText, rawText, confidence, otherWords);
    }
}
