package dev.rapport.language.value;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.Set;

/** Reads a day of the week by its week or its number in a month: "next week on monday", "the second monday of next month". */
final class WeekdayOf {

    private WeekdayOf() {}

    static Optional<When> read(Text text, int at) {
        return ofWeek(text, at).or(() -> ofMonth(text, at));
    }

    private static Optional<When> ofWeek(Text text, int at) {
        int weeks = text.are(at, "next", "week")
                ? 1
                : text.are(at, "this", "week") ? 0 : text.are(at, "last", "week") ? -1 : 2;
        if (weeks == 2) {
            return Optional.empty();
        }
        LocalDate monday = text.now()
                .toLocalDate()
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .plusWeeks(weeks);
        return CalendarWords.weekday(text, text.past(text.past(at + 2, ","), "on"))
                .map(day -> When.day(day.end(), monday.plusDays(day.number() - 1L)));
    }

    private static Optional<When> ofMonth(Text text, int at) {
        int start = text.past(at, "the");
        boolean last = text.is(start, "last");
        Optional<DayNumbers.Number> number = DayNumbers.ordinalDay(text, start).filter(nth -> nth.value() <= 5);
        int dayAt = last ? start + 1 : number.map(DayNumbers.Number::end).orElse(start);
        Optional<CalendarWords.Named> day = dayAt > start ? CalendarWords.weekday(text, dayAt) : Optional.empty();
        if (day.isEmpty() || !text.is(day.get().end(), Set.of("of", "in"))) {
            return Optional.empty();
        }
        int monthAt = text.past(day.get().end() + 1, "the");
        int nth = last ? -1 : number.orElseThrow().value();
        return RelativeReader.read(text, monthAt)
                .or(() -> CalendarReader.read(text, monthAt))
                .filter(month -> month.grain() == Grain.MONTH)
                .map(month -> When.day(
                        month.end(),
                        month.from()
                                .toLocalDate()
                                .with(TemporalAdjusters.dayOfWeekInMonth(
                                        nth, DayOfWeek.of(day.get().number())))));
    }
}
