package dev.rapport.language.value;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Digits that were said one after the other, as of telephone numbers and codes: "double oh three one two", "one twenty three".
 *
 * @param single how many were said one by one; a doubled one counts as two
 */
record SpokenDigits(String digits, int end, int single) {

    private static final int MOST = 40;
    private static final int AFTER_HUNDRED = 7;
    private static final Map<String, Integer> REPEATED = Map.of("double", 2, "triple", 3, "treble", 3);
    private static final Set<String> DECADES = Set.of("hundred", "thousand");

    /** As many as follow each other, at least one. */
    static Optional<SpokenDigits> read(Text text, int at) {
        StringBuilder digits = new StringBuilder();
        int single = 0;
        int end = at;
        boolean more = true;
        while (more && digits.length() < MOST) {
            int before = digits.length();
            int next = repeated(text, end, digits);
            if (next > end) {
                single += digits.length() - before;
            } else {
                next = pair(text, end, digits);
            }
            more = next > end;
            end = next;
        }
        return digits.isEmpty() ? Optional.empty() : Optional.of(new SpokenDigits(digits.toString(), end, single));
    }

    /** One digit, or several of the same. */
    private static int repeated(Text text, int at, StringBuilder digits) {
        int times = REPEATED.getOrDefault(text.word(at), 1);
        int word = times > 1 ? at + 1 : at;
        int digit = NumberWords.digit(text, word);
        if (times == 1 && digit > 0 && isTollFree(text, at)) {
            digits.append(digit).append("00");
            return at + 2;
        }
        if (digit < 0 || isCounted(text, word + 1)) {
            return at;
        }
        digits.append(Integer.toString(digit).repeat(times));
        return word + 1;
    }

    /** "eight hundred five five five one two one two" */
    private static boolean isTollFree(Text text, int at) {
        boolean hundred = text.is(at + 1, "hundred");
        for (int i = 0; hundred && i < AFTER_HUNDRED; i++) {
            hundred = NumberWords.digit(text, at + 2 + i) >= 0;
        }
        return hundred;
    }

    /** Two digits as a number: "forty five". */
    private static int pair(Text text, int at, StringBuilder digits) {
        Optional<NumberWords.Whole> pair = NumberWords.belowHundred(text, at)
                .filter(number -> number.value() > 9 && !isCounted(text, number.end()));
        pair.ifPresent(number -> digits.append(number.value()));
        return pair.map(NumberWords.Whole::end).orElse(at);
    }

    private static boolean isCounted(Text text, int at) {
        return text.is(at, DECADES) || NumberWords.magnitude(text, at).isPresent();
    }
}
