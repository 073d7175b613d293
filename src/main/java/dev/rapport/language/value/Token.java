package dev.rapport.language.value;

/**
 * A word, a run of digits, or a sign of a text.
 *
 * @param word in lower case; of digits with the separators between them, as in 25,000 or 10.30
 * @param glued whether it follows the token before it without a blank
 */
record Token(String word, int start, int end, boolean glued, Kind kind) {

    enum Kind {
        WORD,
        DIGITS,
        SIGN
    }
}
