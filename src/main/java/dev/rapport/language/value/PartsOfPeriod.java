package dev.rapport.language.value;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the beginning, the middle and the end of a period: "end of the quarter", "mid march", "early next week", "later this month",
 * EOY.
 *
 * <p>Of a period there are two halves, early and late; its middle is the days around it.
 */
final class PartsOfPeriod {

    private static final Set<String> EARLY = Set.of("early", "earlier", "beginning", "start");
    private static final Set<String> MID = Set.of("mid", "middle");
    private static final Set<String> LATE = Set.of("late", "later", "end");
    private static final Set<String> NOUNS = Set.of("beginning", "start", "middle", "end");
    private static final Set<String> JOINING = Set.of("of", "in", "-");

    private PartsOfPeriod() {}

    static Optional<When> read(Text text, int at) {
        return abbreviated(text, at).or(() -> rest(text, at)).or(() -> {
            int start = text.past(at, "the");
            boolean early = text.is(start, EARLY);
            boolean mid = text.is(start, MID);
            boolean late = text.is(start, LATE);
            if (!early && !mid && !late || text.is(start - 1, "too") || text.are(start + 1, "of", "the", "line")) {
                return Optional.empty();
            }
            boolean noun = text.is(start, NOUNS);
            if (noun && !text.is(text.past(start + 1, "-"), "of")) {
                return Optional.empty(); // "it will end in 2030"
            }
            int of = text.past(text.past(text.past(start + 1, "-"), JOINING), "-");
            return whole(text, of, start)
                    .filter(period -> !isFigure(text, at, of, period))
                    .map(period -> early ? early(period) : mid ? mid(period) : late(text, start, period));
        });
    }

    /** "at the end of the day" is seldom about a day. */
    private static boolean isFigure(Text text, int at, int of, When period) {
        return !text.whole()
                && period.isDay()
                && text.is(text.past(of, "the"), "day")
                && !text.is(at - 1, Set.of("by", "before", "until", "till"));
    }

    /** EOD, EOM and so on, with or without "by". */
    private static Optional<When> abbreviated(Text text, int at) {
        TimeUnit unit = switch (text.word(at)) {
            case "eod", "cob" -> TimeUnit.DAY;
            case "eow" -> TimeUnit.WEEK;
            case "eom" -> TimeUnit.MONTH;
            case "eoq" -> TimeUnit.QUARTER;
            case "eoy" -> TimeUnit.YEAR;
            default -> TimeUnit.SECOND;
        };
        if (unit == TimeUnit.SECOND) {
            return Optional.empty();
        }
        if (unit == TimeUnit.DAY) {
            Optional<When> day = Weekdays.read(text, at + 1)
                    .or(() -> RelativeReader.read(text, at + 1))
                    .filter(When::isDay);
            return day.map(PartsOfPeriod::endOfDay)
                    .or(() -> Optional.of(endOfDay(When.of(at + 1, unit.floor(text.now()), unit))));
        }
        return Optional.of(half(When.of(at + 1, unit.floor(text.now()), unit), false));
    }

    /** "the rest of the week", "year to date" */
    private static Optional<When> rest(Text text, int at) {
        int start = text.past(at, "the");
        int toDate = text.is(start, "ytd") ? start + 1 : text.are(start + 1, "to", "date") ? start + 3 : start;
        Optional<TimeUnit> so = text.is(start, "ytd") ? Optional.of(TimeUnit.YEAR) : CalendarWords.unit(text, start);
        if (toDate > start && so.isPresent()) {
            LocalDateTime now = text.now();
            return Optional.of(When.between(
                    toDate,
                    so.get().floor(now),
                    TimeUnit.DAY.floor(now),
                    so.get().grain()));
        }
        if (!text.is(start, "rest")) {
            return Optional.empty();
        }
        int unitAt = text.past(text.past(text.past(start + 1, "of"), "the"), Set.of("this", "current", "my"));
        return CalendarWords.unit(text, unitAt)
                .filter(unit -> !unit.isOfTheClock())
                .map(unit -> {
                    LocalDateTime now =
                            unit == TimeUnit.DAY ? TimeUnit.SECOND.floor(text.now()) : TimeUnit.DAY.floor(text.now());
                    return When.between(unitAt + 1, now, unit.end(unit.floor(text.now())), unit.grain());
                });
    }

    /** The period that it is a part of. */
    private static Optional<When> whole(Text text, int at, int start) {
        int of = text.past(at, "the");
        Optional<When> period = RelativeReader.read(text, at)
                .or(() -> CalendarReader.read(text, of))
                .or(() -> Weekdays.read(text, of))
                .or(() -> Periods.read(text, of))
                .or(() -> namedYear(text, of));
        boolean end = text.is(start, Set.of("end", "beginning", "start", "middle"))
                || text.is(start, "later")
                || text.is(start, "earlier")
                || text.is(start, "mid");
        return period.or(() -> end && !text.is(at - 1, Set.of("end", "start", "later", "earlier", "middle"))
                ? CalendarWords.unit(text, of)
                        .filter(unit -> !unit.isOfTheClock() && !text.word(of).endsWith("s"))
                        .map(unit -> When.of(of + 1, unit.floor(text.now()), unit))
                : Optional.empty());
    }

    private static Optional<When> namedYear(Text text, int at) {
        return DayNumbers.year(text, at)
                .filter(year -> year.value() >= 1900 && year.value() < 2200)
                .map(year -> When.of(year.end(), LocalDateTime.of(year.value(), 1, 1, 0, 0), TimeUnit.YEAR)
                        .written(year.edits(at)));
    }

    private static When early(When period) {
        return half(period, true);
    }

    private static When late(Text text, int at, When period) {
        if (period.isDay() && text.is(at, "end")) {
            return endOfDay(period);
        }
        if (period.isDay()) {
            return period.from(period.from().plusHours(12));
        }
        return half(period, false);
    }

    private static When mid(When period) {
        return switch (period.grain()) {
            case DAY ->
                When.between(
                        period.end(), period.from().plusHours(10), period.from().plusHours(14), Grain.PART_OF_DAY);
            case WEEK ->
                When.between(
                        period.end(), period.from().plusDays(2), period.from().plusDays(4), Grain.DAY);
            case MONTH ->
                period.from(period.from().plusDays(9)).to(period.from().plusDays(20));
            case YEAR -> period.from(period.from().plusMonths(4)).to(period.to().minusMonths(4));
            case SECOND, MINUTE, HOUR, PART_OF_DAY, WEEKEND, QUARTER, DECADE, CENTURY -> {
                Duration quarter = Duration.between(period.from(), period.to()).dividedBy(4);
                yield period.from(TimeUnit.DAY.floor(period.from().plus(quarter)))
                        .to(TimeUnit.DAY.floor(period.to().minus(quarter)));
            }
        };
    }

    private static When half(When period, boolean first) {
        LocalDateTime middle = switch (period.grain()) {
            case YEAR -> period.from().plusMonths(6);
            case WEEK -> period.from().plusDays(3);
            case MONTH -> period.from().plusDays(15);
            case QUARTER -> period.from().plusMonths(1).plusDays(15);
            case DECADE -> period.from().plusYears(5);
            case CENTURY -> period.from().plusYears(50);
            case SECOND, MINUTE, HOUR, PART_OF_DAY, DAY, WEEKEND ->
                period.from().plus(Duration.between(period.from(), period.to()).dividedBy(2));
        };
        return first ? period.to(middle) : period.from(middle);
    }

    private static When endOfDay(When day) {
        LocalDateTime last = day.to().minusSeconds(1);
        return When.moment(day.end(), last, Grain.SECOND).written(day.edits());
    }
}
