package dev.rapport.language.value;

import java.math.BigDecimal;

/**
 * A number that was read.
 *
 * @param end the index of the token after it
 * @param text as one would write it: 25000, 2.5 million
 * @param form how it was said, which decides what it may be besides a number
 */
record Numeral(int end, BigDecimal value, String text, Form form) {

    enum Form {
        /** One word from zero to twelve: may as well be no number at all ("one of them"). */
        SMALL,

        /** "a hundred", "half a million": a figure of speech unless something is counted. */
        LOOSE,

        SPOKEN,

        WRITTEN,

        /** Digits and a letter, as in 25k: a number only with what is counted. */
        SUFFIXED
    }

    boolean isInteger() {
        return value.stripTrailingZeros().scale() <= 0;
    }

    boolean isWritten() {
        return form == Form.WRITTEN || form == Form.SUFFIXED;
    }
}
