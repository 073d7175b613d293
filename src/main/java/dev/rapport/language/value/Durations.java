package dev.rapport.language.value;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads lengths of time, which dates are counted by: "two weeks", "half an hour", "1 hour and 30 minutes", 3h. */
final class Durations {

    private static final int MOST = 10_000;
    private static final Set<String> ONE = Set.of("a", "an", "one");
    private static final Set<String> FEW = Set.of("few", "several");

    private Durations() {}

    /** @param edits how the number is written, where it was said */
    record Count(int number, int end, boolean spoken, String text) {

        List<Edit> edits(int at) {
            return spoken && number > 12 ? List.of(new Edit(at, end, text)) : List.of();
        }
    }

    /**
     * @param number of {@code unit}
     * @param half half of the unit more
     */
    record Duration(int end, int number, boolean half, TimeUnit unit, int minutes, List<Edit> edits) {

        boolean isOfTheClock() {
            return unit.isOfTheClock() || half && unit == TimeUnit.DAY;
        }

        boolean days() {
            return unit == TimeUnit.DAY;
        }

        LocalDateTime from(LocalDateTime time, int sign) {
            LocalDateTime then = unit.plus(time, (long) sign * number).plusMinutes((long) sign * minutes);
            if (!half) {
                return then;
            }
            return switch (unit) {
                case SECOND, MINUTE -> then.plusSeconds(30L * sign);
                case HOUR -> then.plusMinutes(30L * sign);
                case DAY -> then.plusHours(12L * sign);
                case WEEKEND, WEEK, FORTNIGHT -> then.plusDays(3L * sign);
                case MONTH, QUARTER -> then.plusDays(15L * sign);
                case YEAR, DECADE, CENTURY -> then.plusMonths(6L * sign);
            };
        }
    }

    static Optional<Count> count(Text text, int at) {
        if (text.is(at, FEW) || text.are(at, "couple", "of")) {
            boolean couple = text.is(at, "couple");
            return Optional.of(new Count(couple ? 2 : 3, couple ? at + 2 : at + 1, false, ""));
        }
        return Numerals.read(text, at)
                .filter(Numeral::isInteger)
                .filter(number -> number.value().signum() > 0
                        && number.value().precision() - number.value().scale() < 6)
                .filter(number -> number.form() != Numeral.Form.SUFFIXED)
                .map(number -> new Count(
                        Math.min(MOST, number.value().intValue()), number.end(), !number.isWritten(), number.text()));
    }

    static Optional<Duration> read(Text text, int at) {
        return half(text, at).or(() -> single(text, at)).or(() -> several(text, at));
    }

    /** "half an hour", "half a day" */
    private static Optional<Duration> half(Text text, int at) {
        return text.is(at, "half")
                ? CalendarWords.unit(text, text.past(at + 1, Set.of("a", "an")))
                        .map(unit ->
                                new Duration(text.past(at + 1, Set.of("a", "an")) + 1, 0, true, unit, 0, List.of()))
                : Optional.empty();
    }

    /** "a week", "an hour and a half", "a couple of days", "a few minutes" */
    private static Optional<Duration> single(Text text, int at) {
        if (!text.is(at, ONE) && !text.is(at, "another")) {
            return Optional.empty();
        }
        int next = at + 1;
        if (text.is(next, FEW) || text.are(next, "couple", "of") || text.is(next, "couple")) {
            boolean couple = text.is(next, "couple");
            int unitAt = couple ? text.past(next + 1, "of") : next + 1;
            return CalendarWords.unit(text, unitAt)
                    .map(unit -> new Duration(unitAt + 1, couple ? 2 : 3, false, unit, 0, List.of()));
        }
        return CalendarWords.unit(text, next).map(unit -> {
            boolean half = text.are(next + 1, "and", "a", "half");
            return new Duration(half ? next + 4 : next + 1, 1, half, unit, 0, List.of());
        });
    }

    private static Optional<Duration> several(Text text, int at) {
        return count(text, at).flatMap(count -> {
            boolean half = text.are(count.end(), "and", "a", "half");
            int unitAt = half ? count.end() + 3 : count.end();
            unitAt = text.is(unitAt, Set.of("business", "working", "full", "-")) ? unitAt + 1 : unitAt;
            int of = unitAt;
            return CalendarWords.unit(text, of)
                    .map(unit ->
                            withMinutes(text, new Duration(of + 1, count.number(), half, unit, 0, count.edits(at))));
        });
    }

    /** "3 hours 30 minutes" */
    private static Duration withMinutes(Text text, Duration hours) {
        int next = text.past(hours.end(), "and");
        boolean more = hours.unit() == TimeUnit.HOUR
                && count(text, next).isPresent()
                && CalendarWords.unit(text, count(text, next).orElseThrow().end())
                        .equals(Optional.of(TimeUnit.MINUTE));
        if (!more) {
            return hours;
        }
        Count minutes = count(text, next).orElseThrow();
        return new Duration(
                minutes.end() + 1, hours.number(), hours.half(), hours.unit(), minutes.number(), hours.edits());
    }
}
