package dev.rapport.search;

import dev.rapport.conversation.MessageId;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.UtteranceId;
import dev.rapport.conversation.Word;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a search finds: an utterance of a call or of a message.
 *
 * @param startMs milliseconds from the start of the recording; 0 for what was written
 * @param words as they were heard; empty for what was written
 * @param findings the types of what was found in it
 */
public record Moment(
        UtteranceId utterance,
        @Nullable MessageId message,
        PartyId party,
        long startMs,
        String text,
        double confidence,
        List<Word> words,
        Set<String> findings) {

    public Moment {
        words = List.copyOf(words);
        findings = Set.copyOf(findings);
    }

    /** The moment of an utterance in which nothing was found. */
    public static Moment of(Utterance utterance) {
        return new Moment(
                utterance.id(),
                utterance.messageId(),
                utterance.partyId(),
                utterance.startMs(),
                utterance.text(),
                utterance.confidence(),
                utterance.words(),
                Set.of());
    }
}
