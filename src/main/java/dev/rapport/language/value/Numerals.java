package dev.rapport.language.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a number, said or written: "minus two point five million", "two and a half", 25,000, 2.5m.
 *
 * <p>How it is written follows the conventions of inverse text normalisation: whole numbers in digits without separators,
 * round millions and more with their word (4.85 billion), decimals as they were said.
 */
final class Numerals {

    private static final int MOST_DECIMALS = 40;
    private static final BigDecimal TWELVE = BigDecimal.valueOf(12);
    private static final Set<String> MINUS = Set.of("minus", "negative");

    private Numerals() {}

    static Optional<Numeral> read(Text text, int at) {
        if (text.is(at, MINUS)) {
            return positive(text, at + 1)
                    .map(numeral -> new Numeral(
                            numeral.end(), numeral.value().negate(), "-" + numeral.text(), Numeral.Form.SPOKEN));
        }
        if (text.is(at, "-") && !text.glued(at) && text.glued(at + 1)) {
            return WrittenNumerals.read(text, at + 1)
                    .map(numeral ->
                            new Numeral(numeral.end(), numeral.value().negate(), "-" + numeral.text(), numeral.form()));
        }
        return positive(text, at);
    }

    private static Optional<Numeral> positive(Text text, int at) {
        return text.isDigits(at) ? WrittenNumerals.read(text, at) : spoken(text, at);
    }

    private static Optional<Numeral> spoken(Text text, int at) {
        if (text.is(at, "point")) {
            return decimals(text, at + 1).map(decimals -> scaled(text, decimals.end(), "." + decimals.digits()));
        }
        int halved = text.is(at, "half") ? text.past(at + 1, "a") : at;
        if (halved > at && NumberWords.magnitude(text, halved).isPresent()) {
            BigInteger half = NumberWords.magnitude(text, halved).orElseThrow().divide(BigInteger.TWO);
            return Optional.of(new Numeral(halved + 1, new BigDecimal(half), half.toString(), Numeral.Form.LOOSE));
        }
        Optional<Cardinal.Said> said = Cardinal.read(text, at);
        return said.flatMap(cardinal -> withDecimals(text, cardinal))
                .or(() -> said.flatMap(cardinal -> withHalf(text, cardinal)))
                .or(() -> said.map(cardinal -> whole(text, at, cardinal)));
    }

    private static Numeral whole(Text text, int at, Cardinal.Said said) {
        BigDecimal value = new BigDecimal(said.value());
        String written =
                said.rounded() == null ? said.value().toString() : said.rounded() + " " + text.raw(said.end() - 1);
        boolean small = said.end() == at + 1 && value.compareTo(TWELVE) <= 0;
        Numeral.Form form = said.loose() ? Numeral.Form.LOOSE : small ? Numeral.Form.SMALL : Numeral.Form.SPOKEN;
        return new Numeral(said.end(), value, written, form);
    }

    private static Optional<Numeral> withDecimals(Text text, Cardinal.Said said) {
        return text.is(said.end(), "point") && said.rounded() == null
                ? decimals(text, said.end() + 1)
                        .map(decimals -> scaled(text, decimals.end(), said.value() + "." + decimals.digits()))
                : Optional.empty();
    }

    private static Optional<Numeral> withHalf(Text text, Cardinal.Said said) {
        int end = said.end();
        boolean half = text.are(end, "and", "a", "half") && said.rounded() == null && !said.loose();
        return half ? Optional.of(scaled(text, end + 3, said.value() + ".5")) : Optional.empty();
    }

    /** With the magnitude after it, which multiplies it. */
    private static Numeral scaled(Text text, int end, String written) {
        BigDecimal value = new BigDecimal(written);
        return NumberWords.magnitude(text, end)
                .filter(magnitude -> !text.is(end, "hundred"))
                .map(magnitude -> new Numeral(
                        end + 1,
                        value.multiply(new BigDecimal(magnitude)),
                        written + " " + text.raw(end),
                        Numeral.Form.SPOKEN))
                .orElseGet(() -> new Numeral(end, value, written, Numeral.Form.SPOKEN));
    }

    private record Decimals(String digits, int end) {}

    private static Optional<Decimals> decimals(Text text, int at) {
        Optional<NumberWords.Whole> pair = NumberWords.belowHundred(text, at);
        if (pair.isPresent() && pair.get().value() > 9) {
            return Optional.of(new Decimals(
                    Integer.toString(pair.get().value()), pair.get().end()));
        }
        StringBuilder digits = new StringBuilder();
        int end = at;
        while (NumberWords.digit(text, end) >= 0 && digits.length() < MOST_DECIMALS) {
            digits.append(NumberWords.digit(text, end++));
        }
        return digits.isEmpty() ? Optional.empty() : Optional.of(new Decimals(digits.toString(), end));
    }
}
