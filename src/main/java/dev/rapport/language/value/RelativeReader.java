package dev.rapport.language.value;

import java.time.LocalDateTime;
import java.util.Optional;
import java.util.Set;

/** Reads times by how far they are from now: tomorrow, "next month", "in two weeks", "the last 3 quarters", "two days ago". */
final class RelativeReader {

    private static final Set<String> NEXT = Set.of("next", "coming", "upcoming", "following");
    private static final Set<String> LAST = Set.of("last", "past", "previous");
    private static final Set<String> THIS = Set.of("this", "current", "same");
    private static final Set<String> IN = Set.of("in", "within", "after");

    /** "in a second" is no time. */
    private static final Set<String> SOON = Set.of("second", "sec", "minute", "min", "moment");

    /** Units whose number of the next or last begin where this one ends, as nobody counts them from today. */
    private static final Set<TimeUnit> ALIGNED = Set.of(TimeUnit.QUARTER, TimeUnit.DECADE);

    private RelativeReader() {}

    static Optional<When> read(Text text, int at) {
        return day(text, at)
                .or(() -> afterNext(text, at))
                .or(() -> unit(text, at))
                .or(() -> several(text, at))
                .or(() -> ahead(text, at))
                .or(() -> Durations.read(text, at).flatMap(amount -> fromNow(text, amount)));
    }

    private static Optional<When> day(Text text, int at) {
        int start = text.past(at, "the");
        if (text.are(start, "day", "after", "tomorrow") || text.are(start, "day", "after", "tmrw")) {
            return days(text, start + 3, 2);
        }
        if (text.are(start, "day", "before", "yesterday")) {
            return days(text, start + 3, -2);
        }
        return switch (text.word(at)) {
            case "today", "today's" -> days(text, at + 1, 0);
            case "tomorrow", "tmrw", "tomorrow's", "tmr" -> days(text, at + 1, 1);
            case "yesterday", "yesterday's" -> days(text, at + 1, -1);
            case "now" -> text.whole() ? moment(text, at + 1) : Optional.empty();
            case "right" -> text.whole() && text.is(at + 1, "now") ? moment(text, at + 2) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** "the week after next" */
    private static Optional<When> afterNext(Text text, int at) {
        int start = text.past(at, "the");
        return text.are(start + 1, "after", "next")
                ? CalendarWords.unit(text, start)
                        .map(unit -> When.of(start + 3, unit.plus(unit.floor(text.now()), 2), unit))
                : Optional.empty();
    }

    private static Optional<When> days(Text text, int end, int days) {
        return Optional.of(When.day(end, text.now().toLocalDate().plusDays(days)));
    }

    private static Optional<When> moment(Text text, int end) {
        return Optional.of(When.moment(end, TimeUnit.SECOND.floor(text.now()), Grain.SECOND));
    }

    /** "this week", "next month", "the weekend", "last year". */
    private static Optional<When> unit(Text text, int at) {
        int start = text.past(at, "the");
        boolean next = text.is(start, NEXT);
        boolean last = text.is(start, LAST);
        boolean told = next || last || text.is(start, THIS);
        int unitAt = told ? start + 1 : start;
        boolean alone = !told
                && (start > at && text.whole()
                        || text.whole() && text.is(unitAt, "weekend")
                        || text.is(unitAt, "weekend") && start > at);
        return CalendarWords.unit(text, unitAt)
                .filter(unit -> (told || alone) && isSingular(text, unitAt))
                .filter(unit ->
                        unit != TimeUnit.SECOND && !(unit.isOfTheClock() && !next && !last && !text.is(start, THIS)))
                .map(unit -> next || last ? nextOrLast(text, unitAt, unit, next) : current(text, unitAt, unit));
    }

    private static boolean isSingular(Text text, int at) {
        return !text.word(at).endsWith("s") || text.word(at).endsWith("'s");
    }

    private static When current(Text text, int at, TimeUnit unit) {
        return When.of(at + 1, unit.floor(text.now()), unit);
    }

    private static When nextOrLast(Text text, int at, TimeUnit unit, boolean next) {
        if (unit.isOfTheClock()) {
            LocalDateTime now = text.now();
            LocalDateTime other = unit.plus(now, next ? 1 : -1);
            return When.between(at + 1, next ? now : other, next ? other : now, unit.grain());
        }
        if (unit == TimeUnit.FORTNIGHT) {
            return counted(text, at + 1, unit, 1, next);
        }
        LocalDateTime start = unit.plus(unit.floor(text.now()), next ? 1 : -1);
        return When.of(at + 1, start, unit);
    }

    /** "the next five days", "5 upcoming years", "last 2 quarters". */
    private static Optional<When> several(Text text, int at) {
        int start = text.past(at, "the");
        boolean first = text.is(start, NEXT) || text.is(start, LAST);
        int numberAt = first ? start + 1 : start;
        Optional<Durations.Count> count = Durations.count(text, numberAt);
        if (count.isEmpty()) {
            return Optional.empty();
        }
        int after = count.get().end();
        boolean second = !first && (text.is(after, NEXT) || text.is(after, LAST)) && !text.is(after, "past");
        boolean past = !first
                && text.is(after, "past")
                && CalendarWords.unit(text, after + 1).isPresent();
        int unitAt = second || past ? after + 1 : after;
        boolean next = text.is(first ? start : after, NEXT);
        int amount = count.get().number();
        return CalendarWords.unit(text, unitAt)
                .filter(unit -> first || second || past)
                .map(unit -> counted(text, unitAt + 1, unit, amount, next)
                        .written(count.get().edits(numberAt)));
    }

    private static When counted(Text text, int end, TimeUnit unit, int amount, boolean next) {
        LocalDateTime now = text.now();
        if (unit.isOfTheClock()) {
            LocalDateTime other = unit.plus(now, next ? amount : -amount);
            return When.between(end, next ? now : other, next ? other : now, unit.grain());
        }
        if (ALIGNED.contains(unit)) {
            LocalDateTime from = unit.plus(unit.floor(now), next ? 1 : -amount);
            return When.between(end, from, unit.plus(from, amount), unit.grain());
        }
        LocalDateTime today = TimeUnit.DAY.floor(now);
        return next
                ? When.between(end, today.plusDays(1), unit.plus(today.plusDays(1), amount), unit.grain())
                : When.between(end, unit.plus(today, -amount), today, unit.grain());
    }

    /** "in two weeks", "within 3 days". */
    private static Optional<When> ahead(Text text, int at) {
        if (!text.is(at, IN) || text.is(at, "after") && !text.whole()) {
            return Optional.empty();
        }
        boolean within = text.is(at, "within");
        int start = text.past(text.past(at + 1, "the"), "next");
        return Durations.read(text, start)
                .filter(amount -> within || start == at + 1)
                .filter(amount -> !isSoon(text, start, amount))
                .map(amount -> amount.until(text.past(amount.end(), Set.of("time", "'"))))
                .filter(amount -> !text.is(amount.end(), Set.of("ago", "before", "a", "since")))
                .map(amount -> within ? within(text, amount) : shifted(text, amount.end(), text.now(), amount, 1));
    }

    private static boolean isSoon(Text text, int at, Durations.Duration amount) {
        return !text.whole() && text.is(at, Set.of("a", "one")) && amount.isOfTheClock() && text.is(at + 1, SOON);
    }

    /** Of days, tomorrow is the first. */
    private static When within(Text text, Durations.Duration amount) {
        LocalDateTime now = text.now();
        When then = shifted(text, amount.end(), now, amount, 1);
        LocalDateTime first = TimeUnit.DAY.floor(now).plusDays(amount.days() ? 1 : 0);
        return (amount.isOfTheClock()
                        ? When.between(amount.end(), now, then.from(), then.grain())
                        : When.between(amount.end(), first, then.to(), then.grain()))
                .written(amount.edits());
    }

    /** "two weeks ago", "three days from now", "30 minutes later", "a week from friday", "two days after tomorrow". */
    private static Optional<When> fromNow(Text text, Durations.Duration amount) {
        int at = amount.end();
        LocalDateTime now = text.now();
        return switch (text.word(at)) {
            case "ago", "back" -> Optional.of(shifted(text, at + 1, now, amount, -1));
            case "later", "hence" -> Optional.of(shifted(text, at + 1, now, amount, 1));
            case "from", "after" ->
                text.is(at + 1, "now")
                        ? Optional.of(shifted(text, at + 2, now, amount, 1))
                        : anchor(text, at + 1)
                                .map(day -> shifted(text, day.end(), day.from(), amount, 1)
                                        .written(day.edits()));
            case "before" ->
                anchor(text, at + 1)
                        .map(day ->
                                shifted(text, day.end(), day.from(), amount, -1).written(day.edits()));
            case "prior" ->
                text.is(at + 1, "to")
                        ? anchor(text, at + 2)
                                .map(day -> shifted(text, day.end(), day.from(), amount, -1)
                                        .written(day.edits()))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<When> anchor(Text text, int at) {
        return day(text, at)
                .or(() -> CalendarReader.read(text, at))
                .or(() -> NumericDates.read(text, at))
                .or(() -> Weekdays.read(text, at))
                .or(() -> Holidays.read(text, at))
                .filter(When::isDay);
    }

    private static When shifted(Text text, int end, LocalDateTime from, Durations.Duration amount, int sign) {
        LocalDateTime then = amount.from(from, sign);
        return (amount.isOfTheClock()
                        ? When.moment(end, TimeUnit.SECOND.floor(then), Grain.MINUTE)
                        : When.day(end, then.toLocalDate()))
                .written(amount.edits());
    }
}
