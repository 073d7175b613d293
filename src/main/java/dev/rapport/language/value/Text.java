package dev.rapport.language.value;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A text as tokens, with what must be known to read it. Every index may be asked for: outside of the text there is the
 * empty word.
 *
 * <p>Safe for use by many threads, as it never changes.
 *
 * @param whole whether all of the text is expected to be one value, so that there is no other meaning to fear
 */
record Text(String text, List<Token> tokens, ReadingTime at, String country, boolean whole) {

    static Text of(String text, ReadingTime at, String country, boolean whole) {
        return new Text(text, Tokenizer.of(text), at, country, whole);
    }

    int size() {
        return tokens.size();
    }

    LocalDateTime now() {
        return at.local();
    }

    /** In lower case. */
    String word(int index) {
        return index >= 0 && index < tokens.size() ? tokens.get(index).word() : "";
    }

    boolean is(int index, String word) {
        return word(index).equals(word);
    }

    boolean is(int index, Set<String> words) {
        return words.contains(word(index));
    }

    /** Whether these words follow each other from here on. */
    boolean are(int index, String... words) {
        for (int i = 0; i < words.length; i++) {
            if (!is(index + i, words[i])) {
                return false;
            }
        }
        return true;
    }

    /** The index after it, where it stands here; else this one. */
    int past(int index, Set<String> words) {
        return is(index, words) ? index + 1 : index;
    }

    int past(int index, String word) {
        return is(index, word) ? index + 1 : index;
    }

    boolean isDigits(int index) {
        return isA(index, Token.Kind.DIGITS);
    }

    boolean isWord(int index) {
        return isA(index, Token.Kind.WORD);
    }

    boolean isLetter(int index) {
        return isWord(index) && word(index).length() == 1;
    }

    private boolean isA(int index, Token.Kind kind) {
        return index >= 0 && index < tokens.size() && tokens.get(index).kind() == kind;
    }

    boolean glued(int index) {
        return index >= 0 && index < tokens.size() && tokens.get(index).glued();
    }

    /** Whether it is a word or number that stands directly after another. */
    boolean joined(int index) {
        return glued(index) && !isA(index, Token.Kind.SIGN) && !isA(index - 1, Token.Kind.SIGN);
    }

    /** A number of so many digits at most without separators, or -1. */
    int digits(int index, int most) {
        return isDigits(index)
                        && word(index).length() <= most
                        && word(index).chars().allMatch(Character::isDigit)
                ? Integer.parseInt(word(index))
                : -1;
    }

    /** As it stands in the text. */
    String raw(int index) {
        return index >= 0 && index < tokens.size()
                ? text.substring(tokens.get(index).start(), tokens.get(index).end())
                : "";
    }

    boolean isCapital(int index) {
        String raw = raw(index);
        return !raw.isEmpty() && Character.isUpperCase(raw.charAt(0));
    }

    boolean isAllCapitals(int index) {
        return raw(index).equals(raw(index).toUpperCase(Locale.ROOT)) && isWord(index);
    }

    int start(int index) {
        return tokens.get(index).start();
    }

    /** Where the token before this index ends. */
    int endBefore(int index) {
        return tokens.get(index - 1).end();
    }
}
