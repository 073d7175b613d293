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

    /** So many of a unit, and perhaps half of one more. */
    record Part(int number, boolean half, TimeUnit unit) {

        LocalDateTime from(LocalDateTime time, int sign) {
            LocalDateTime then = unit.plus(time, (long) sign * number);
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

    /** @param parts from the coarsest to the finest */
    record Duration(int end, List<Part> parts, List<Edit> edits) {

        static Duration of(int end, int number, boolean half, TimeUnit unit, List<Edit> edits) {
            return new Duration(end, List.of(new Part(number, half, unit)), edits);
        }

        Duration until(int newEnd) {
            return new Duration(newEnd, parts, edits);
        }

        boolean isOfTheClock() {
            Part last = parts.getLast();
            return last.unit().isOfTheClock() || last.half() && last.unit() == TimeUnit.DAY;
        }

        boolean days() {
            return parts.getLast().unit() == TimeUnit.DAY;
        }

        LocalDateTime from(LocalDateTime time, int sign) {
            LocalDateTime then = time;
            for (Part part : parts) {
                then = part.from(then, sign);
            }
            return then;
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
                        .map(unit -> Duration.of(text.past(at + 1, Set.of("a", "an")) + 1, 0, true, unit, List.of()))
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
                    .map(unit -> Duration.of(unitAt + 1, couple ? 2 : 3, false, unit, List.of()));
        }
        return CalendarWords.unit(text, next).map(unit -> {
            boolean half = text.are(next + 1, "and", "a", "half");
            return Duration.of(half ? next + 4 : next + 1, 1, half, unit, List.of());
        });
    }

    private static Optional<Duration> several(Text text, int at) {
        return count(text, at).flatMap(count -> {
            boolean half = text.are(count.end(), "and", "a", "half");
            int unitAt = half ? count.end() + 3 : count.end();
            unitAt = text.is(unitAt, Set.of("business", "working", "full", "-")) ? unitAt + 1 : unitAt;
            int of = unitAt;
            return CalendarWords.unit(text, of)
                    .map(unit -> withFiner(text, Duration.of(of + 1, count.number(), half, unit, count.edits(at))));
        });
    }

    /** "3 hours 30 minutes", "1 month and 21 days": ever finer, so that it has an end. */
    private static Duration withFiner(Text text, Duration first) {
        Duration all = first;
        boolean more = true;
        while (more) {
            int next = text.past(text.past(all.end(), ","), "and");
            Optional<Count> count = count(text, next);
            Optional<TimeUnit> unit = count.flatMap(number -> CalendarWords.unit(text, number.end()));
            more = unit.isPresent()
                    && unit.get().compareTo(all.parts().getLast().unit()) < 0;
            if (more) {
                List<Part> parts = CalendarReader.join(
                        all.parts(), List.of(new Part(count.orElseThrow().number(), false, unit.orElseThrow())));
                all = new Duration(
                        count.orElseThrow().end() + 1,
                        parts,
                        CalendarReader.join(all.edits(), count.orElseThrow().edits(next)));
            }
        }
        return all;
    }
}
