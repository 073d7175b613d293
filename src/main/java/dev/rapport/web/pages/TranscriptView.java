package dev.rapport.web.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was said, turn by turn.
 *
 * @param emptyText why there is nothing, where there is nothing
 * @param more where the rest comes from; null at the end
 */
record TranscriptView(
        List<TurnView> turns, String emptyText, @Nullable String more) {

    /** A party's unbroken hold of the floor. */
    record TurnView(String party, String side, String sideText, List<UtteranceView> utterances) {}

    /**
     * One utterance.
     *
     * @param at where it begins, as minutes and seconds
     * @param words each as "startMs:startChar:endChar:low", separated by blanks; low is 1 for a word heard poorly
     */
    record UtteranceView(
            String id,
            String item,
            String side,
            long startMs,
            long endMs,
            String at,
            String href,
            List<Piece> pieces,
            String words) {}

    /** A stretch of the text; {@code low} where it was heard poorly. */
    record Piece(String text, boolean low) {}

    /** An utterance that is being corrected; {@code problem} says why it was not taken. */
    record EditView(
            String conversation,
            String id,
            String item,
            long startMs,
            long endMs,
            String text,
            String party,
            List<Speaker> parties,
            @Nullable String problem) {}

    /** One who may have said it. */
    record Speaker(String id, String label) {}
}
