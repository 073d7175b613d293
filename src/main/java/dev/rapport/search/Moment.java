package dev.rapport.search;

import dev.rapport.conversation.AttachmentId;
import dev.rapport.conversation.MessageId;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.SpokenForm;
import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.UtteranceId;
import dev.rapport.conversation.Word;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a search finds: an utterance of a call or of a message; or of a message its subject, what it passes on, or a piece of a
 * file; or a piece of a note that somebody wrote beside the conversation.
 *
 * @param utterance where it is no utterance, an id of the moment's own
 * @param startMs milliseconds from the start of the recording; 0 for what was written
 * @param words as they were heard; empty for what was written
 * @param findings the types of what was found in it
 * @param note which note it is of; null for all else
 */
public record Moment(
        UtteranceId utterance,
        @Nullable MessageId message,
        PartyId party,
        long startMs,
        String text,
        double confidence,
        List<Word> words,
        Set<String> findings,
        Kind kind,
        @Nullable AttachmentId attachment,
        @Nullable OfNote note) {

    /** What a moment is. */
    public enum Kind {
        UTTERANCE,
        SUBJECT,
        FORWARDED,
        ATTACHMENT,
        NOTE
    }

    /**
     * A note as its moments name it.
     *
     * @param author the name of the user who wrote it
     */
    public record OfNote(UUID id, String author) {}

    /** An utterance. */
    public Moment(
            UtteranceId utterance,
            @Nullable MessageId message,
            PartyId party,
            long startMs,
            String text,
            double confidence,
            List<Word> words,
            Set<String> findings) {
        this(utterance, message, party, startMs, text, confidence, words, findings, Kind.UTTERANCE, null, null);
    }

    /** Something of a message that is not its sender's own words. */
    static Moment of(
            Kind kind,
            UtteranceId id,
            MessageId message,
            PartyId party,
            String text,
            @Nullable AttachmentId attachment) {
        return new Moment(id, message, party, 0, text, 1, List.of(), Set.of(), kind, attachment, null);
    }

    public Moment {
        words = List.copyOf(words);
        findings = Set.copyOf(findings);
    }

    /** In the words that were heard. */
    SpokenForm spoken() {
        return SpokenForm.of(text, words);
    }

    /** The moment of an utterance in which nothing was found. */
    public static Moment of(Utterance utterance) {
        return of(utterance, Set.of());
    }

    /** @param findings the types of what was found in it */
    public static Moment of(Utterance utterance, Set<String> findings) {
        return new Moment(
                utterance.id(),
                utterance.messageId(),
                utterance.partyId(),
                utterance.startMs(),
                utterance.text(),
                utterance.confidence(),
                utterance.words(),
                findings);
    }
}
