package dev.rapport.language.value;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the numbers of days and years, as they are said and as they are written. */
final class DayNumbers {

    private static final Set<String> SUFFIXES = Set.of("st", "nd", "rd", "th");
    private static final int MOST = 31;

    private DayNumbers() {}

    /** @param ordinal whether it was the 25th, and not 25 */
    record Number(int value, int end, boolean ordinal, boolean spoken) {

        /** How it is written, where it was said. */
        List<Edit> edits(int at) {
            return spoken ? List.of(new Edit(at, end, Integer.toString(value))) : List.of();
        }

        /** The same without its month beside it: the 5th. */
        List<Edit> alone(int at) {
            return spoken && ordinal ? List.of(new Edit(at, end, value + OrdinalReader.suffix(value))) : edits(at);
        }
    }

    static Optional<Number> day(Text text, int at) {
        int digits = text.digits(at, 2);
        if (digits >= 0) {
            boolean suffix = text.joined(at + 1) && text.is(at + 1, SUFFIXES);
            boolean alone = suffix
                    || !text.joined(at + 1)
                    || CalendarWords.monthBesideNumber(text, at + 1).isPresent();
            return digits > 0 && digits <= MOST && alone
                    ? Optional.of(new Number(digits, suffix ? at + 2 : at + 1, suffix, false))
                    : Optional.empty();
        }
        return NumberWords.ordinalBelowHundred(text, at)
                .map(day -> new Number(day.value(), day.end(), true, true))
                .or(() ->
                        NumberWords.belowHundred(text, at).map(day -> new Number(day.value(), day.end(), false, true)))
                .filter(day -> day.value() > 0 && day.value() <= MOST);
    }

    static Optional<Number> ordinalDay(Text text, int at) {
        return day(text, at).filter(Number::ordinal);
    }

    /** Of four digits, or '26, or as years are said: "twenty twelve", "nineteen oh five", "two thousand and nine". */
    static Optional<Number> year(Text text, int at) {
        int digits = text.digits(at, 4);
        if (digits >= 0) {
            return digits >= 1000 && digits < 3000 && !text.joined(at + 1)
                    ? Optional.of(new Number(digits, at + 1, false, false))
                    : Optional.empty();
        }
        if (text.is(at, Set.of("'", "’"))
                && text.glued(at + 1)
                && text.word(at + 1).length() == 2) {
            int year = text.digits(at + 1, 2);
            return year >= 0 ? Optional.of(new Number(century(year), at + 2, false, false)) : Optional.empty();
        }
        return thousand(text, at).or(() -> pair(text, at));
    }

    /** The year of two digits that is nearest, or up to a generation ahead. */
    static int century(int year) {
        return year < 50 ? 2000 + year : 1900 + year;
    }

    private static Optional<Number> thousand(Text text, int at) {
        return text.is(at + 1, "thousand")
                ? Cardinal.read(text, at)
                        .filter(said ->
                                said.value().bitLength() < 12 && said.value().intValue() >= 1000)
                        .map(said -> new Number(said.value().intValue(), said.end(), false, true))
                        .filter(year -> year.value() < 3000)
                : Optional.empty();
    }

    /** A century and the year in it. */
    private static Optional<Number> pair(Text text, int at) {
        Optional<NumberWords.Whole> first =
                NumberWords.belowHundred(text, at).filter(number -> number.value() >= 10 && number.value() <= 29);
        return first.flatMap(century -> second(text, century.end())
                .map(year -> new Number(century.value() * 100 + year.value(), year.end(), false, true)));
    }

    private static Optional<NumberWords.Whole> second(Text text, int at) {
        int and = text.past(at + 1, "and");
        if (text.is(at, "hundred")) {
            return NumberWords.belowHundred(text, and).or(() -> Optional.of(new NumberWords.Whole(0, at + 1)));
        }
        if (NumberWords.ZERO.contains(text.word(at)) && NumberWords.digit(text, at + 1) > 0) {
            return Optional.of(new NumberWords.Whole(NumberWords.digit(text, at + 1), at + 2));
        }
        return NumberWords.belowHundred(text, at)
                .filter(year -> year.value() > 9)
                .filter(year -> NumberWords.magnitude(text, year.end()).isEmpty());
    }
}
