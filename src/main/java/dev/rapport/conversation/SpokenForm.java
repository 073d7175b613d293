package dev.rapport.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A readable text in the words that were heard: "it is twenty five thousand dollars" for "It is $25,000". Each place of it is also
 * known in the readable text, so that what is found in the one can be shown in the other.
 *
 * @param text with every word that was heard otherwise in the words of speech; all else is as in the readable text
 * @param pieces what differs, in order
 */
public record SpokenForm(String text, List<Piece> pieces) {

    public SpokenForm {
        pieces = List.copyOf(pieces);
    }

    /**
     * A stretch that is written in other words than it was said.
     *
     * @param spoken where it stands in the words of speech
     * @param written where it stands in the readable text
     */
    public record Piece(TextSpan spoken, TextSpan written) {}

    /** Of a text without words that were heard otherwise, the text itself. */
    public static SpokenForm of(String written, List<Word> words) {
        StringBuilder text = new StringBuilder();
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        for (Word word : words) {
            if (!word.heard().isEmpty() && word.startChar() >= at && word.endChar() <= written.length()) {
                text.append(written, at, word.startChar());
                int start = text.length();
                text.append(word.heard().stream().map(Word.Heard::text).collect(Collectors.joining(" ")));
                pieces.add(
                        new Piece(new TextSpan(start, text.length()), new TextSpan(word.startChar(), word.endChar())));
                at = word.endChar();
            }
        }
        return new SpokenForm(text.append(written, at, written.length()).toString(), pieces);
    }

    /** Whether anything was said in other words than it is written. */
    public boolean differs() {
        return !pieces.isEmpty();
    }

    /** Where a stretch of the words of speech stands in the readable text; what begins or ends within a piece takes in all of it. */
    public TextSpan written(int start, int end) {
        return new TextSpan(map(start, true), map(end, false));
    }

    private int map(int offset, boolean start) {
        int moved = offset;
        for (Piece piece : pieces) {
            TextSpan spoken = piece.spoken();
            if (start ? spoken.start() > offset : spoken.start() >= offset) {
                break;
            }
            TextSpan written = piece.written();
            boolean within = start ? offset < spoken.end() : offset <= spoken.end();
            moved = within ? (start ? written.start() : written.end()) : offset + written.end() - spoken.end();
        }
        return moved;
    }
}
