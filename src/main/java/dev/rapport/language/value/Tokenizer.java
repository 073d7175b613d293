package dev.rapport.language.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Divides a text into tokens: letters with the apostrophes between them, digits with the points and commas between
 * them, and every other character by itself. Blanks are none; the end of a line is one, as nothing reads across it.
 */
final class Tokenizer {

    private final String text;
    private final List<Token> tokens = new ArrayList<>();

    private Tokenizer(String text) {
        this.text = text;
    }

    static List<Token> of(String text) {
        return new Tokenizer(text).tokens();
    }

    private List<Token> tokens() {
        int at = 0;
        while (at < text.length()) {
            int end = end(at);
            if (text.charAt(at) == '\n' || !isBlank(text.charAt(at))) {
                add(at, end);
            }
            at = end;
        }
        return List.copyOf(tokens);
    }

    private int end(int start) {
        char first = text.charAt(start);
        int at = start + 1;
        if (isDigit(first)) {
            while (at < text.length() && (isDigit(text.charAt(at)) || isInner(at, ".,"))) {
                at++;
            }
        } else if (isLetter(first)) {
            while (at < text.length() && (isLetter(text.charAt(at)) || isInner(at, "'’"))) {
                at++;
            }
        } else if (Character.isHighSurrogate(first) && at < text.length()) {
            at++;
        }
        return at;
    }

    /** Whether it is one of the signs, between two of what stands before it. */
    private boolean isInner(int at, String signs) {
        if (signs.indexOf(text.charAt(at)) < 0 || at + 1 == text.length()) {
            return false;
        }
        return isDigit(text.charAt(at - 1)) ? isDigit(text.charAt(at + 1)) : isLetter(text.charAt(at + 1));
    }

    private void add(int start, int end) {
        char first = text.charAt(start);
        Token.Kind kind = isDigit(first) ? Token.Kind.DIGITS : isLetter(first) ? Token.Kind.WORD : Token.Kind.SIGN;
        boolean glued = !tokens.isEmpty() && tokens.getLast().end() == start;
        String word = text.substring(start, end).toLowerCase(Locale.ROOT).replace('’', '\'');
        tokens.add(new Token(word, start, end, glued, kind));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
    }
}
