package dev.rapport.language.value;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.Set;

/**
 * Reads days of the week, alone and with what tells which: "next tuesday", "friday the 26th", "monday next week", "the 18th".
 *
 * <p>"This" and "next" are those of this week and of the next one; a day alone is the next of its name, today's included.
 */
final class Weekdays {

    private static final Set<String> THIS = Set.of("this", "current");
    private static final Set<String> NEXT = Set.of("next", "following");
    private static final Set<String> COMING = Set.of("coming", "upcoming");
    private static final Set<String> LAST = Set.of("last", "past", "previous");
    private static final Set<String> BEFORE_DATE = Set.of(",", "-", "(", "the", "on");
    private static final Set<String> CUES = Set.of(
            "on", "by", "until", "till", "before", "after", "since", "from", "of", "and", "through", "for", "to",
            "between");

    private Weekdays() {}

    static Optional<When> read(Text text, int at) {
        return weekday(text, at).or(() -> WeekdayOf.read(text, at)).or(() -> dayOfMonth(text, at));
    }

    private static Optional<When> weekday(Text text, int at) {
        int start = text.past(at, "the");
        String which = text.word(start);
        boolean told = THIS.contains(which) || NEXT.contains(which) || COMING.contains(which) || LAST.contains(which);
        int dayAt = told ? start + 1 : at;
        dayAt = told && text.is(dayAt, COMING) ? dayAt + 1 : dayAt;
        Optional<CalendarWords.Named> named = CalendarWords.weekday(text, dayAt);
        if (named.isEmpty() || isHabit(text, at)) {
            return Optional.empty();
        }
        CalendarWords.Named day = named.get();
        return withDate(text, day)
                .or(() -> withNumber(text, at, day))
                .or(() -> withWeek(text, day))
                .or(() -> Optional.of(When.day(day.end(), resolve(text, at, told ? which : "", day.number()))));
    }

    private static boolean isHabit(Text text, int at) {
        return text.is(at - 1, Set.of("every", "each"));
    }

    private static LocalDate resolve(Text text, int at, String which, int number) {
        LocalDate today = text.now().toLocalDate();
        DayOfWeek day = DayOfWeek.of(number);
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate thisWeeks = monday.with(TemporalAdjusters.nextOrSame(day));
        if (THIS.contains(which)) {
            return thisWeeks;
        }
        if (NEXT.contains(which)) {
            return thisWeeks.plusWeeks(1);
        }
        if (LAST.contains(which)) {
            return thisWeeks.minusWeeks(1);
        }
        return which.isEmpty() && Tense.isPast(text, at)
                ? today.with(TemporalAdjusters.previous(day))
                : today.with(TemporalAdjusters.nextOrSame(day));
    }

    /** "friday march fifteenth", "Friday (Jun-15)": the date tells. */
    private static Optional<When> withDate(Text text, CalendarWords.Named day) {
        int next = text.past(day.end(), BEFORE_DATE);
        next = text.past(next, BEFORE_DATE);
        int dateAt = next;
        return CalendarReader.read(text, dateAt)
                .filter(When::isDay)
                .or(() -> NumericDates.read(text, dateAt)
                        .filter(When::isDay)
                        .filter(date -> !text.is(dateAt + 1, "-") || date.end() > dateAt + 3 || isOn(date, day)))
                .map(date -> date.until(text.past(date.end(), text.is(dateAt - 1, "(") ? ")" : "\0")));
    }

    /** Of "monday 3-8", the numbers are hours unless that day is a Monday. */
    private static boolean isOn(When date, CalendarWords.Named day) {
        return date.from().getDayOfWeek().getValue() == day.number();
    }

    /** "friday the 26th", "Tue 13th", "Sunday 31": the next on which both hold. */
    private static Optional<When> withNumber(Text text, int at, CalendarWords.Named weekday) {
        int numberAt = text.past(text.past(weekday.end(), ","), "the");
        return DayNumbers.day(text, numberAt)
                .filter(day -> day.ordinal() || day.value() > 12 && !day.spoken() && isEnd(text, day.end()))
                .flatMap(day -> matching(text, at, weekday.number(), day.value())
                        .map(date -> When.day(day.end(), date).written(day.alone(numberAt))));
    }

    private static boolean isEnd(Text text, int at) {
        return !text.glued(at) || text.is(at, Set.of("!", "?", ".", ","));
    }

    private static Optional<LocalDate> matching(Text text, int at, int weekday, int dayOfMonth) {
        LocalDate today = text.now().toLocalDate();
        int step = Tense.isPast(text, at) ? -1 : 1;
        for (int i = 0; i < 12 * 12; i++) {
            LocalDate first = today.withDayOfMonth(1).plusMonths((long) step * i);
            LocalDate day = first.plusDays(Math.min(dayOfMonth, first.lengthOfMonth()) - 1L);
            boolean ahead = step > 0 ? !day.isBefore(today) : !day.isAfter(today);
            if (ahead && day.getDayOfMonth() == dayOfMonth && day.getDayOfWeek().getValue() == weekday) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }

    /** "monday next week", "friday of this week", "monday week". */
    private static Optional<When> withWeek(Text text, CalendarWords.Named day) {
        int next = text.past(text.past(day.end(), Set.of("of", "in")), "the");
        int weeks = text.is(next, NEXT) ? 1 : text.is(next, THIS) ? 0 : text.is(next, LAST) ? -1 : 2;
        if (weeks == 2 || !text.is(next + 1, "week")) {
            return Optional.empty();
        }
        LocalDate monday = text.now()
                .toLocalDate()
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .plusWeeks(weeks);
        return Optional.of(When.day(next + 2, monday.plusDays(day.number() - 1L)));
    }

    /** "the 18th", after a word that a date follows; "the 15th of next month". */
    private static Optional<When> dayOfMonth(Text text, int at) {
        int dayAt = text.past(at, "the");
        Optional<DayNumbers.Number> number = DayNumbers.ordinalDay(text, dayAt)
                .or(() -> dayAt > at && text.is(at - 1, "on") ? DayNumbers.day(text, dayAt) : Optional.empty());
        if (number.isEmpty()) {
            return Optional.empty();
        }
        DayNumbers.Number day = number.get();
        int next = text.are(day.end(), "day", "of") ? day.end() + 1 : day.end();
        int month = text.past(text.past(next, Set.of("of", "in")), "the");
        int months = text.is(month, NEXT)
                ? 1
                : text.is(month, THIS) || text.are(month, "month") ? 0 : text.is(month, LAST) ? -1 : 2;
        int end = text.is(month, "month") ? month + 1 : month + 2;
        if (months < 2 && text.is(end - 1, "month")) {
            LocalDate first = text.now().toLocalDate().withDayOfMonth(1).plusMonths(months);
            return CalendarReader.date(first.getYear(), first.getMonthValue(), day.value())
                    .map(date -> When.day(end, date).written(day.alone(dayAt)));
        }
        boolean cued = dayAt > at && (text.whole() || text.is(at - 1, CUES)) || text.is(at - 1, "on");
        boolean ends = !text.isWord(day.end()) || !day.spoken() || text.is(day.end(), CUES) || text.is(day.end(), "at");
        return cued && ends
                ? nextOf(text, at, day).map(date -> When.day(day.end(), date).written(day.alone(dayAt)))
                : Optional.empty();
    }

    private static Optional<LocalDate> nextOf(Text text, int at, DayNumbers.Number day) {
        LocalDate today = text.now().toLocalDate();
        int step = Tense.isPast(text, at) ? -1 : 1;
        for (int i = 0; i < 3; i++) {
            LocalDate first = today.withDayOfMonth(1).plusMonths((long) step * i);
            Optional<LocalDate> date = CalendarReader.date(first.getYear(), first.getMonthValue(), day.value())
                    .filter(found -> step > 0 ? !found.isBefore(today) : !found.isAfter(today));
            if (date.isPresent()) {
                return date;
            }
        }
        return Optional.empty();
    }
}
