package dev.rapport.capture.vcon;

import dev.rapport.conversation.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts words into their places in a text, and gives times to those that have none. Stateless. */
final class WordTimes {

    private static final Pattern WORD = Pattern.compile("\\S+");

    private WordTimes() {}

    /** The words of a text, each with its share of the time, by its length. */
    static List<Word> shared(String text, long startMs, long endMs, double confidence) {
        List<Word> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        double each = (double) (endMs - startMs) / Math.max(1, text.length());
        while (word.find()) {
            words.add(new Word(
                    word.group(),
                    startMs + Math.round(each * word.start()),
                    startMs + Math.round(each * word.end()),
                    confidence,
                    word.start(),
                    word.end()));
        }
        return words;
    }

    /**
     * Words of a source at their places in the text: each behind the one before, whatever the case. Where one is not found, the
     * text was written otherwise than it was heard, and all words are made of the text.
     */
    static List<Word> placed(List<Word> heard, String text, long startMs, long endMs, double confidence) {
        List<Word> placed = new ArrayList<>();
        int from = 0;
        for (Word word : heard) {
            int at = indexOf(text, word.text(), from);
            if (at < 0) {
                return shared(text, startMs, endMs, confidence);
            }
            from = at + word.text().length();
            placed.add(new Word(word.text(), word.startMs(), word.endMs(), word.confidence(), at, from));
        }
        return placed.isEmpty() ? shared(text, startMs, endMs, confidence) : placed;
    }

    private static int indexOf(String text, String word, int from) {
        for (int at = from; at + word.length() <= text.length(); at++) {
            if (text.regionMatches(true, at, word, 0, word.length())) {
                return at;
            }
        }
        return -1;
    }
}
