package dev.rapport.language.value;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.Set;

/** Reads weeks by their number or by a day of them: "week 23", "the first week of 2027", "the week of april 10th". */
final class Weeks {

    private static final Set<String> OF = Set.of("of", "in", ",", "-");

    private Weeks() {}

    /** "week 23 [of 2027]" by ISO 8601; "first week of 2021"; "the week of april 10th". */
    static Optional<When> read(Text text, int at) {
        int start = text.past(at, "the");
        int number = text.is(start, "week") ? text.digits(start + 1, 2) : -1;
        if (number >= 1 && number <= 53 && !text.joined(start + 2)) {
            Optional<Periods.Dated> year = Periods.yearAfter(text, text.past(start + 2, OF));
            int of = year.map(Periods.Dated::year).orElse(text.now().getYear());
            return Optional.of(weekOf(of, number, year.map(Periods.Dated::end).orElse(start + 2)));
        }
        if (text.is(start, "week") && text.is(start + 1, Set.of("of", "starting", "beginning", "commencing"))) {
            int dateAt = text.past(start + 2, "on");
            return CalendarReader.read(text, dateAt)
                    .or(() -> NumericDates.read(text, dateAt))
                    .or(() -> Weekdays.read(text, dateAt))
                    .filter(When::isDay)
                    .map(day -> When.of(day.end(), TimeUnit.WEEK.floor(day.from()), TimeUnit.WEEK)
                            .written(day.edits()));
        }
        return numberedWeek(text, start);
    }

    private static When weekOf(int year, int number, int end) {
        LocalDate first = LocalDate.of(year, Month.JANUARY, 4)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .plusWeeks(number - 1L);
        return When.of(end, first.atStartOfDay(), TimeUnit.WEEK);
    }

    /** "first week of 2021", "3rd week of january", "the last week of july". */
    private static Optional<When> numberedWeek(Text text, int start) {
        boolean last = text.is(start, "last");
        Optional<DayNumbers.Number> number = DayNumbers.ordinalDay(text, start);
        int word = last ? start + 1 : number.map(DayNumbers.Number::end).orElse(start);
        if (word == start || !text.is(word, "week") || !text.is(word + 1, Set.of("of", "in"))) {
            return Optional.empty();
        }
        int ofAt = text.past(word + 2, "the");
        Optional<When> period = CalendarReader.read(text, ofAt).filter(when -> when.grain() == Grain.MONTH);
        if (period.isEmpty()) {
            period = Periods.yearAfter(text, ofAt).map(year -> weekOf(year.year(), 1, year.end()));
            return period.map(first -> last
                    ? When.of(
                            first.end(),
                            TimeUnit.WEEK.floor(
                                    first.from().plusDays(3).withMonth(12).withDayOfMonth(31)),
                            TimeUnit.WEEK)
                    : shifted(first, number.orElseThrow().value()));
        }
        return period.map(month -> {
            LocalDateTime day = last ? month.to().minusDays(1) : month.from();
            LocalDateTime monday = last
                    ? TimeUnit.WEEK.floor(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.THURSDAY)))
                    : firstOfMonth(day);
            return shifted(
                    When.of(month.end(), monday, TimeUnit.WEEK),
                    last ? 1 : number.orElseThrow().value());
        });
    }

    /** The first week of a month is that which holds its first Thursday, and the last that of its last one. */
    private static LocalDateTime firstOfMonth(LocalDateTime first) {
        return TimeUnit.WEEK.floor(first.with(TemporalAdjusters.nextOrSame(DayOfWeek.THURSDAY)));
    }

    private static When shifted(When week, int number) {
        return When.of(week.end(), week.from().plusWeeks(number - 1L), TimeUnit.WEEK);
    }
}
