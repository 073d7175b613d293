package dev.rapport.language.value;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/**
 * Reads how much or how many there is of something: "two hundred kilometers per hour", "fifty users", 5 GB; and percentages.
 *
 * <p>Units of measures are written by their symbol, what is counted by its word. In running text, "one second" and the
 * like are left alone: they are seldom about a number.
 */
final class QuantityReader implements KindReader {

    private static final Set<String> PERCENT = Set.of("percent", "percents", "pct", "%");

    /** Letters that are a unit only directly after digits: 5m, 3h. */
    private static final int SHORT = 2;

    @Override
    public Optional<Found> read(Text text, int at) {
        Optional<Numeral> numeral = Numerals.read(text, at).or(() -> single(text, at));
        return numeral.flatMap(number ->
                percent(text, at, number).or(() -> quantity(text, at, minutesOf(text, at, number))));
    }

    /** "a kilometer" is one, where that is all that is said. */
    private static Optional<Numeral> single(Text text, int at) {
        return text.whole() && text.is(at, Set.of("a", "an"))
                ? Optional.of(new Numeral(at + 1, BigDecimal.ONE, "1", Numeral.Form.SPOKEN))
                : Optional.empty();
    }

    /** Of 5m, the number is 5 and not five millions. */
    private static Numeral minutesOf(Text text, int at, Numeral numeral) {
        return numeral.form() == Numeral.Form.SUFFIXED && !text.is(at + 1, "k")
                ? WrittenNumerals.plain(text, at).orElse(numeral)
                : numeral;
    }

    private static Optional<Found> percent(Text text, int at, Numeral numeral) {
        int end = numeral.end();
        int after = text.is(end, PERCENT) ? end + 1 : text.are(end, "per", "cent") ? end + 2 : end;
        if (after == end) {
            return Optional.empty();
        }
        Value value = new Value.Percent(numeral.value());
        return Optional.of(
                numeral.isWritten()
                        ? Found.asItStands(after, value, 0.98)
                        : Found.of(at, after, value, numeral.text() + " %", 0.95));
    }

    private static Optional<Found> quantity(Text text, int at, Numeral numeral) {
        int unitAt = text.is(numeral.end(), "-") && text.glued(numeral.end() + 1) ? numeral.end() + 1 : numeral.end();
        return Unit.at(text, unitAt)
                .filter(unit ->
                        text.whole() ? !isOrdinal(text, at, numeral, unitAt) : isMeant(text, at, numeral, unitAt, unit))
                .map(unit -> found(text, at, numeral, unitAt, unit));
    }

    private static boolean isMeant(Text text, int at, Numeral numeral, int unitAt, Phrases.Match<Unit> unit) {
        boolean one = numeral.value().abs().compareTo(BigDecimal.ONE) == 0 && !numeral.isWritten();
        boolean letters = unit.end() == unitAt + 1 && text.word(unitAt).length() <= SHORT;
        boolean counted = !unit.meaning().counted().isEmpty();
        return !isOrdinal(text, at, numeral, unitAt)
                && !(one && counted)
                && (!letters || numeral.isWritten())
                && !(text.word(unitAt).length() == 1 && !text.glued(unitAt));
    }

    /** "forty second", but in "a forty second call". */
    private static boolean isOrdinal(Text text, int at, Numeral numeral, int unitAt) {
        return text.is(unitAt, "second")
                && numeral.form() == Numeral.Form.SPOKEN
                && NumberWords.ordinalBelowHundred(text, unitAt - 1).isPresent()
                && !text.is(at - 1, "a");
    }

    private static Found found(Text text, int at, Numeral numeral, int unitAt, Phrases.Match<Unit> match) {
        Unit unit = match.meaning();
        Value value = new Value.Quantity(numeral.value(), unit.symbol());
        if (numeral.isWritten()) {
            return Found.asItStands(match.end(), value, 0.95);
        }
        if (unit.counted().isEmpty() || text.whole() && unit.isOfTheClock()) {
            return Found.of(at, match.end(), value, numeral.text() + " " + unit.symbol(), 0.95);
        }
        if (numeral.form() == Numeral.Form.SMALL && !text.whole()) {
            return Found.asItStands(match.end(), value, 0.85);
        }
        Found counted = Found.of(at, numeral.end(), value, numeral.text(), 0.9);
        return new Found(match.end(), value, counted.edits(), 0.9);
    }
}
