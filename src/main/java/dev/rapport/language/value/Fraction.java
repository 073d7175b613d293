package dev.rapport.language.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads fractions, where a number is all that is expected: "two thirds", "three and a fifth", 3/4, 2 1/4, ¾. They stay as they stand:
 * none of these is written otherwise.
 */
final class Fraction {

    private static final Map<String, Integer> PARTS = Map.of(
            "half",
            2,
            "halves",
            2,
            "quarter",
            4,
            "quarters",
            4,
            "thirds",
            3,
            "hundredth",
            100,
            "hundredths",
            100,
            "thousandth",
            1000,
            "thousandths",
            1000);
    private static final Set<String> ONE = Set.of("a", "an", "one");

    private Fraction() {}

    static Optional<Found> read(Text text, int at) {
        return alone(text, at)
                .or(() -> mixed(text, at))
                .map(part -> Found.asItStands(part.end(), new Value.Number(part.value()), 0.8));
    }

    private record Part(BigDecimal value, int end) {}

    private static Optional<Part> alone(Text text, int at) {
        return digits(text, at).or(() -> sign(text, at)).or(() -> words(text, at));
    }

    /** A whole number before it: "three and a fifth", 2 1/4. */
    private static Optional<Part> mixed(Text text, int at) {
        Optional<Part> whole = Numerals.read(text, at)
                .filter(Numeral::isInteger)
                .map(numeral -> new Part(numeral.value(), numeral.end()));
        return whole.flatMap(number -> alone(text, text.past(number.end(), "and"))
                .map(part -> new Part(number.value().add(part.value()), part.end())));
    }

    private static Optional<Part> digits(Text text, int at) {
        int top = text.digits(at, 6);
        int bottom = text.is(at + 1, "/") && text.glued(at + 1) && text.glued(at + 2) ? text.digits(at + 2, 6) : -1;
        return top >= 0 && bottom > 0 && !text.is(at + 3, "/")
                ? Optional.of(new Part(divided(top, bottom), at + 3))
                : Optional.empty();
    }

    /** Whether it is one of the characters that are a fraction by themselves. */
    static boolean isSign(String raw) {
        return raw.length() == 1
                && Normalizer.normalize(raw, Normalizer.Form.NFKD).indexOf('\u2044') > 0;
    }

    private static Optional<Part> sign(Text text, int at) {
        String[] parts =
                Normalizer.normalize(text.raw(at), Normalizer.Form.NFKD).split("\u2044", -1);
        return text.raw(at).length() == 1 && parts.length == 2 && parts[0].matches("\\d+") && parts[1].matches("\\d+")
                ? Optional.of(new Part(divided(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])), at + 1))
                : Optional.empty();
    }

    private static Optional<Part> words(Text text, int at) {
        Optional<NumberWords.Whole> top =
                text.is(at, ONE) ? Optional.of(new NumberWords.Whole(1, at + 1)) : NumberWords.belowHundred(text, at);
        return top.filter(number -> number.value() > 0)
                .flatMap(number -> bottom(text, number.end())
                        .map(parts -> new Part(divided(number.value(), parts.value()), parts.end())));
    }

    private static Optional<NumberWords.Whole> bottom(Text text, int at) {
        Integer known = PARTS.get(text.word(at));
        if (known != null) {
            return Optional.of(new NumberWords.Whole(known, at + 1));
        }
        return NumberWords.ordinalBelowHundred(text, at)
                .or(() -> plural(text.word(at)).map(number -> new NumberWords.Whole(number, at + 1)))
                .filter(number -> number.value() > 2);
    }

    private static Optional<Integer> plural(String word) {
        return word.endsWith("s") ? NumberWords.ordinal(word.substring(0, word.length() - 1)) : Optional.empty();
    }

    private static BigDecimal divided(int top, int bottom) {
        return BigDecimal.valueOf(top).divide(BigDecimal.valueOf(bottom), MathContext.DECIMAL64);
    }
}
