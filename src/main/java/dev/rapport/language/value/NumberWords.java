package dev.rapport.language.value;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words of which numbers are said, and the short numbers that are said with them. */
final class NumberWords {

    static final Set<String> ZERO = Set.of("zero", "o", "oh");
    private static final Map<String, Integer> SMALL = new HashMap<>();
    private static final Map<String, BigInteger> MAGNITUDES = new HashMap<>();
    private static final Map<String, Integer> ORDINALS = new HashMap<>();
    private static final Map<String, BigInteger> ORDINAL_MAGNITUDES = new HashMap<>();

    static {
        for (String[] row : Table.rows("en/numbers.tsv")) {
            switch (row[0]) {
                case "small" -> {
                    SMALL.put(row[2], Integer.valueOf(row[1]));
                    ORDINALS.put(row[3], Integer.valueOf(row[1]));
                }
                case "magnitude" -> {
                    MAGNITUDES.put(row[2], BigInteger.TEN.pow(Integer.parseInt(row[1])));
                    ORDINAL_MAGNITUDES.put(row[3], BigInteger.TEN.pow(Integer.parseInt(row[1])));
                }
                default -> throw new IllegalStateException("en/numbers.tsv has a row of " + row[0]);
            }
        }
    }

    private NumberWords() {}

    /** A whole number and the index after it. */
    record Whole(int value, int end) {}

    /** From zero to nine, by a word; "oh" only between other digits. */
    static int digit(Text text, int at) {
        int value = SMALL.getOrDefault(text.word(at), -1);
        return text.is(at, ZERO) ? 0 : value < 10 ? value : -1;
    }

    /** Such as seven, seventeen, seventy, seventy seven or seventy-seven. */
    static Optional<Whole> belowHundred(Text text, int at) {
        Integer value = SMALL.get(text.word(at));
        if (value == null) {
            return Optional.empty();
        }
        int next = text.is(at + 1, "-") && text.glued(at + 1) && text.glued(at + 2) ? at + 2 : at + 1;
        int unit = SMALL.getOrDefault(text.word(next), 0);
        return Optional.of(
                value >= 20 && unit > 0 && unit < 10 ? new Whole(value + unit, next + 1) : new Whole(value, at + 1));
    }

    /** The ordinal of such a number: seventh, seventy-seventh. */
    static Optional<Whole> ordinalBelowHundred(Text text, int at) {
        Integer ordinal = ORDINALS.get(text.word(at));
        if (ordinal != null) {
            return Optional.of(new Whole(ordinal, at + 1));
        }
        int tens = SMALL.getOrDefault(text.word(at), 0);
        int next = text.is(at + 1, "-") && text.glued(at + 1) ? at + 2 : at + 1;
        int unit = ORDINALS.getOrDefault(text.word(next), 0);
        return tens >= 20 && unit > 0 && unit < 10 ? Optional.of(new Whole(tens + unit, next + 1)) : Optional.empty();
    }

    static Optional<BigInteger> magnitude(Text text, int at) {
        return Optional.ofNullable(MAGNITUDES.get(text.word(at)));
    }

    /** Of hundredth, thousandth, millionth. */
    static Optional<BigInteger> ordinalMagnitude(Text text, int at) {
        return Optional.ofNullable(ORDINAL_MAGNITUDES.get(text.word(at)));
    }

    /** Of third, fourth, twentieth. */
    static Optional<Integer> ordinal(String word) {
        return Optional.ofNullable(ORDINALS.get(word));
    }

    static boolean isOrdinalWord(String word) {
        return ORDINALS.containsKey(word);
    }

    static boolean isNumberWord(String word) {
        return SMALL.containsKey(word) || MAGNITUDES.containsKey(word) || ZERO.contains(word);
    }
}
