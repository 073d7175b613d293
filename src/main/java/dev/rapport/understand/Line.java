package dev.rapport.understand;

import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Evidence;
import dev.rapport.conversation.MessageId;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.SpokenForm;
import dev.rapport.conversation.TextSpan;
import dev.rapport.conversation.TimeSpan;
import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.Word;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * An utterance with who said it, and when.
 *
 * @param at when it was said or sent: what "tomorrow" in it is counted from
 * @param own whether it is of the item that is looked at, and no neighbour
 */
public record Line(ConversationId conversation, Utterance utterance, Side side, Instant at, boolean own) {

    public String text() {
        return utterance.text();
    }

    /** In the words that were heard; what was written is as it stands. */
    SpokenForm spoken() {
        return SpokenForm.of(text(), utterance.words());
    }

    /** When it begins on the recording, in milliseconds; 0 for what was written. */
    public long startMs() {
        return utterance.startMs();
    }

    /** When it ends on the recording; 0 for what was written. */
    public long endMs() {
        TimeSpan time = utterance.time();
        return time == null ? 0 : time.endMs();
    }

    /** All of it, as evidence. */
    public Evidence evidence() {
        return evidence(0, text().length());
    }

    /**
     * A stretch of its text, as evidence: of a message it points into the message's body, of a call the times are those of
     * the first and last word of it.
     */
    public Evidence evidence(int start, int end) {
        String quote = text().substring(start, end);
        MessageId message = utterance.messageId();
        TextSpan place = utterance.span();
        boolean written = message != null && place != null;
        int shift = written ? Objects.requireNonNull(place).start() : 0;
        return new Evidence(
                written ? Evidence.Kind.MESSAGE : Evidence.Kind.UTTERANCE,
                conversation,
                utterance.itemId(),
                utterance.id(),
                message,
                null,
                quote,
                new TextSpan(start + shift, end + shift),
                time(start, end));
    }

    private @org.jspecify.annotations.Nullable TimeSpan time(int start, int end) {
        TimeSpan whole = utterance.time();
        if (whole == null) {
            return null;
        }
        List<Word> words = utterance.words().stream()
                .filter(word -> word.startChar() < end && word.endChar() > start)
                .toList();
        return words.isEmpty()
                ? whole
                : new TimeSpan(
                        words.getFirst().startMs(),
                        Math.max(words.getFirst().startMs(), words.getLast().endMs()));
    }

    /** When a place of its text was said; the line's start for what was written. */
    public long msAt(int place) {
        long found = startMs();
        for (Word word : utterance.words()) {
            if (word.startChar() > place) {
                break;
            }
            found = word.startMs();
        }
        return found;
    }
}
