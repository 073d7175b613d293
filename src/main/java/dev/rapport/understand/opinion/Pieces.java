package dev.rapport.understand.opinion;

import dev.rapport.conversation.TextSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides which stretches of a line are judged: all of it, or, where it is long, overlapping stretches, since a statement is lost
 * in the mean of much else. Questions and what is too short to say anything are not judged.
 */
final class Pieces {

    static final int FEWEST_WORDS = 4;

    private static final int MOST_WORDS = 40;
    private static final int WINDOW = 30;
    private static final int STEP = 15;

    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final Pattern QUESTION = Pattern.compile(
            "(?:(?:and|so|um|uh|but|ok|okay|oh)[, ]+)*(?:what|who|where|when|why|how|which|can|could|may|do|does|did|is|are|was"
                    + "|were|would|will|shall|should|have|has|any)\\b.*|.*\\?\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private Pieces() {}

    static List<TextSpan> of(String text) {
        List<TextSpan> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            words.add(new TextSpan(word.start(), word.end()));
        }
        List<TextSpan> pieces = new ArrayList<>();
        if (words.size() <= MOST_WORDS) {
            add(text, words, 0, words.size(), pieces);
        } else {
            for (int from = 0; from < words.size(); from += STEP) {
                add(text, words, from, Math.min(words.size(), from + WINDOW), pieces);
                if (from + WINDOW >= words.size()) {
                    break;
                }
            }
        }
        return pieces;
    }

    private static void add(String text, List<TextSpan> words, int from, int to, List<TextSpan> pieces) {
        if (to - from >= FEWEST_WORDS) {
            TextSpan piece =
                    new TextSpan(words.get(from).start(), words.get(to - 1).end());
            if (!QUESTION.matcher(text.substring(piece.start(), piece.end())).matches()) {
                pieces.add(piece);
            }
        }
    }
}
