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

    /** Whether any word only fills, so that there is something to hide. */
    public boolean filled() {
        return turns.stream()
                .flatMap(turn -> turn.utterances().stream())
                .flatMap(utterance -> utterance.pieces().stream())
                .anyMatch(piece -> TranscriptViews.FILLER.equals(piece.css()));
    }

    /** A party's unbroken hold of the floor. */
    record TurnView(String party, String side, String sideText, List<UtteranceView> utterances) {}

    /**
     * One utterance.
     *
     * @param at where it begins, as minutes and seconds
     * @param words each as "startMs:startChar:endChar:css", separated by blanks; css is as that of a piece, or empty
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

    /**
     * A stretch of the text.
     *
     * @param css of a word that was heard poorly, or of one that only fills; null for all else
     */
    record Piece(String text, @Nullable String css) {}

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
