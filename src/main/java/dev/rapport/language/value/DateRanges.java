package dev.rapport.language.value;

import java.util.Optional;
import java.util.Set;

/**
 * Reads a stretch from one date to another: "from july to september", "april 9th through 17th", "tomorrow from 10 to 12", "between 3
 * and 12 of sept", "from 2pm till tomorrow 4:30pm".
 *
 * <p>It ends where the second date begins, but with "through" the second one is part of it. A date without a year takes that of
 * the other.
 */
final class DateRanges {

    private static final Set<String> JOINING =
            Set.of("to", "till", "until", "til", "through", "thru", "-", "–", "—", "~", "and");
    private static final Set<String> INCLUSIVE = Set.of("through", "thru");
    private static final Set<String> ON = Set.of("on", ",", "of", "in");

    private DateRanges() {}

    static Optional<When> read(Text text, int at) {
        return dayAndTimes(text, at)
                .or(() -> timesAndDay(text, at))
                .or(() -> numbersAndDate(text, at))
                .or(() -> days(text, at))
                .or(() -> timeToDayTime(text, at));
    }

    /** "tomorrow from 10am to 12", "monday 12-4", "this evening from 7 to 7:30". */
    private static Optional<When> dayAndTimes(Text text, int at) {
        Optional<When> day = DayTimes.part(text, at).or(() -> Dates.day(text, at));
        return day.flatMap(found -> {
            int rangeAt = text.past(text.past(found.end(), Set.of(",", "at", "on")), "around");
            return TimeRanges.read(text, rangeAt).map(range -> {
                boolean late =
                        found.grain() == Grain.PART_OF_DAY && found.from().getHour() >= 12;
                Optional<DayPart> after = DayPart.at(text, range.end()).filter(DayPart::isAfternoon);
                TimeRanges told = late || after.isPresent() ? range.inAfternoon() : range;
                return told.on(found, after.map(DayPart::end).orElse(range.end()));
            });
        });
    }

    /** "between 3 and 8am next monday", "5 to 6pm tomorrow", "from 7 to 9 last night". */
    private static Optional<When> timesAndDay(Text text, int at) {
        return TimeRanges.read(text, at).flatMap(range -> {
            Optional<DayPart> part = DayPart.at(text, range.end());
            int dayAt = text.past(part.map(DayPart::end).orElse(range.end()), ON);
            return Dates.any(text, dayAt)
                    .filter(when -> when.isDay() || when.grain() == Grain.PART_OF_DAY)
                    .map(day -> {
                        boolean late =
                                day.grain() == Grain.PART_OF_DAY && day.from().getHour() >= 12
                                        || part.filter(DayPart::isAfternoon).isPresent();
                        return (late ? range.inAfternoon() : range).on(day, day.end());
                    });
        });
    }

    private static Optional<When> days(Text text, int at) {
        int start = text.past(at, Set.of("from", "between", "in", "on"));
        return Dates.any(text, start).flatMap(first -> {
            int joint = first.end();
            boolean and = text.is(joint, "and");
            if (!text.is(joint, JOINING) || and && !text.is(at, "between")) {
                return Optional.empty();
            }
            return second(text, joint + 1, first)
                    .flatMap(second -> join(
                            first, second, text.is(joint, INCLUSIVE) || text.is(text.past(joint + 1, "the"), "end")));
        });
    }

    /** The second date in full, or only its day: "april 9th through 17th", "november 18-19". */
    private static Optional<When> second(Text text, int at, When first) {
        Optional<When> full = Dates.any(text, text.past(at, "on"));
        if (full.isPresent() || !first.isDay()) {
            return full;
        }
        int dayAt = text.past(at, "the");
        return DayNumbers.day(text, dayAt)
                .filter(day ->
                        !text.joined(day.end()) && Unit.at(text, day.end()).isEmpty())
                .flatMap(day -> {
                    int yearAt = text.past(day.end(), ",");
                    Optional<DayNumbers.Number> year = DayNumbers.year(text, yearAt);
                    return CalendarReader.date(
                                    year.map(DayNumbers.Number::value)
                                            .orElse(first.from().getYear()),
                                    first.from().getMonthValue(),
                                    day.value())
                            .map(date -> When.day(
                                            year.map(DayNumbers.Number::end).orElse(day.end()), date)
                                    .written(day.edits(dayAt)))
                            .map(when -> year.isPresent() ? when : when.withoutYear());
                });
    }

    private static Optional<When> join(When first, When second, boolean inclusive) {
        When from = first;
        When to = second;
        if (first.yearless() && !second.yearless() && second.grain().compareTo(Grain.DAY) >= 0) {
            from = first.plusYears(second.from().getYear() - first.from().getYear());
            from = from.from().isAfter(second.from()) ? from.plusYears(-1) : from;
        } else if (second.yearless() && first.yearless()) {
            from = first.plusYears(second.from().getYear() - first.from().getYear());
            from = from.from().isAfter(second.from()) ? from.plusYears(-1) : from;
        } else if (second.yearless()) {
            to = second.plusYears(first.from().getYear() - second.from().getYear());
            to = to.from().isBefore(first.from()) ? to.plusYears(1) : to;
        } else if (!second.from().isAfter(first.from()) && second.isDay()) {
            to = second.from(second.from().plusWeeks(1)).to(second.to().plusWeeks(1));
        }
        boolean end = inclusive || to.from().isEqual(from.from());
        return to.to().isAfter(from.from())
                ? Optional.of(When.between(to.end(), from.from(), end ? to.to() : to.from(), from.grain())
                        .written(CalendarReader.join(from.edits(), to.edits())))
                : Optional.empty();
    }

    /** "between 3 and 12 of sept", "from 4-23 in next month", "ninth till seventeenth of april". */
    private static Optional<When> numbersAndDate(Text text, int at) {
        boolean cued = text.is(at, Set.of("from", "between"));
        int start = text.past(cued ? at + 1 : at, "the");
        Optional<DayNumbers.Number> first = DayNumbers.day(text, start);
        if (first.isEmpty() || !text.is(first.get().end(), JOINING)) {
            return Optional.empty();
        }
        int next = text.past(first.get().end() + 1, "the");
        Optional<When> second =
                CalendarReader.read(text, next).filter(When::isDay).or(() -> inMonth(text, next));
        return second.filter(last -> cued || !text.is(first.get().end(), "and"))
                .flatMap(last -> CalendarReader.date(
                                last.from().getYear(),
                                last.from().getMonthValue(),
                                first.get().value())
                        .map(date -> When.day(first.get().end(), date)
                                .written(first.get().edits(start)))
                        .flatMap(from -> join(
                                from, last.withoutYear(), text.is(first.get().end(), INCLUSIVE))));
    }

    private static Optional<When> inMonth(Text text, int at) {
        return DayNumbers.day(text, at)
                .flatMap(day -> RelativeReader.read(text, text.past(day.end(), Set.of("in", "of")))
                        .or(() -> CalendarReader.read(text, text.past(day.end(), Set.of("in", "of"))))
                        .filter(month -> month.grain() == Grain.MONTH)
                        .flatMap(month -> CalendarReader.date(
                                        month.from().getYear(), month.from().getMonthValue(), day.value())
                                .map(date -> When.day(month.end(), date).written(day.edits(at)))));
    }

    /** "from 2pm till tomorrow 4:30pm" */
    private static Optional<When> timeToDayTime(Text text, int at) {
        int start = text.past(at, "from");
        return ClockReader.read(text, start)
                .filter(clock -> clock.sure() && text.is(clock.end(), JOINING) && !text.is(clock.end(), "and"))
                .flatMap(clock -> DayTimes.read(text, clock.end() + 1)
                        .filter(When::isWithinDay)
                        .flatMap(second -> {
                            When first = When.moment(
                                    clock.end(), text.now().toLocalDate().atTime(clock.atWork()), clock.grain());
                            return second.from().isAfter(first.from())
                                    ? Optional.of(When.between(second.end(), first.from(), second.from(), Grain.MINUTE)
                                            .written(CalendarReader.join(clock.edits(), second.edits())))
                                    : Optional.empty();
                        }));
    }
}
