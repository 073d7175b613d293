package dev.rapport.language.value;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Reads a date by whichever way of telling it takes in the most. */
final class Dates {

    private static final List<BiFunction<Text, Integer, Optional<When>>> DAYS =
            List.of(NumericDates::read, CalendarReader::read, Weekdays::read, RelativeReader::read, Holidays::read);
    private static final List<BiFunction<Text, Integer, Optional<When>>> PERIODS =
            List.of(Periods::read, PartsOfPeriod::read);

    private Dates() {}

    /** A day, which a time may be of. */
    static Optional<When> day(Text text, int at) {
        return longest(DAYS, text, at).filter(When::isDay);
    }

    /** Anything from a moment to a century. */
    static Optional<When> any(Text text, int at) {
        return longest(List.of(Dates::dayOrPeriod, DayTimes::read), text, at);
    }

    static Optional<When> dayOrPeriod(Text text, int at) {
        Optional<When> day = longest(DAYS, text, at);
        Optional<When> period = longest(PERIODS, text, at);
        return period.filter(other -> day.isEmpty() || other.end() > day.get().end())
                .or(() -> day);
    }

    private static Optional<When> longest(List<BiFunction<Text, Integer, Optional<When>>> readers, Text text, int at) {
        Optional<When> longest = Optional.empty();
        for (BiFunction<Text, Integer, Optional<When>> reader : readers) {
            Optional<When> read = reader.apply(text, at);
            if (read.isPresent()
                    && (longest.isEmpty() || read.get().end() > longest.get().end())) {
                longest = read;
            }
        }
        return longest;
    }
}
