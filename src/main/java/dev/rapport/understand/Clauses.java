package dev.rapport.understand;

import java.util.Locale;
import java.util.Set;

/** Decides where a statement begins and ends in a text that may have no punctuation. */
final class Clauses {

    private static final int LONGEST = 160;
    private static final int LONGEST_SHORT = 8;
    private static final Set<String> SHORT =
            Set.of("mr", "mrs", "ms", "dr", "prof", "st", "no", "approx", "incl", "excl", "vs", "ca", "tel", "dept");

    private Clauses() {}

    /** Where the sentence begins that has a sign at this place. */
    static int sentenceStart(String text, int mark) {
        int at = mark;
        while (at > 0 && !endsSentence(text, at - 1)) {
            at--;
        }
        while (at < mark && !Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Where the statement ends that goes on at this place: at the end of the sentence, or after enough words. */
    static int end(String text, int from) {
        int at = from;
        while (at < text.length() && !(at > from && endsSentence(text, at)) && !isEnd(text.charAt(at))) {
            if (at - from > LONGEST && Character.isWhitespace(text.charAt(at))) {
                break;
            }
            at++;
        }
        while (at > from && !Character.isLetterOrDigit(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private static boolean isEnd(char c) {
        return c == ';' || c == '!' || c == '?' || c == '\n';
    }

    /** Whether a sentence ends between two words, given where the one ends and the other begins. */
    static boolean endsBetween(String text, int from, int to) {
        for (int at = from; at < to; at++) {
            if (endsSentence(text, at)) {
                return true;
            }
        }
        return false;
    }

    /** A full stop ends a sentence where white space or nothing follows, but for that of "a.m." and "Dr.". */
    private static boolean endsSentence(String text, int at) {
        char c = text.charAt(at);
        return isEnd(c)
                || c == '.'
                        && (at + 1 == text.length()
                                || Character.isWhitespace(text.charAt(at + 1)) && !isShort(text, at));
    }

    private static boolean isShort(String text, int stop) {
        int from = stop;
        while (from > 0 && stop - from < LONGEST_SHORT && !Character.isWhitespace(text.charAt(from - 1))) {
            from--;
        }
        String word = text.substring(from, stop).toLowerCase(Locale.ROOT);
        return SHORT.contains(word) || word.length() == 3 && word.charAt(1) == '.';
    }
}
