package dev.rapport.language.value;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads days and months by their names: "july twenty fifth twenty twelve", "the 4th of July 1995", "mid March", Dec 31, 1994.
 *
 * <p>A spoken day is written in digits before or after its month, as it was said: "the twenty fifth of july" is 25 july.
 */
final class CalendarReader {

    private static final Set<String> BEFORE_YEAR = Set.of(",", "of", "in", "/", "-");

    private CalendarReader() {}

    static Optional<When> read(Text text, int at) {
        return monthFirst(text, at)
                .or(() -> dayFirst(text, at))
                .or(() -> yearFirst(text, at))
                .or(() -> month(text, at))
                .or(() -> relativeMonth(text, at));
    }

    private static Optional<When> monthFirst(Text text, int at) {
        Optional<CalendarWords.Named> month = CalendarWords.monthBesideNumber(text, at);
        if (month.isEmpty()) {
            return Optional.empty();
        }
        int next = month.get().end();
        int dayAt = text.past(text.past(next, Set.of(",", "-", "/")), "the");
        return DayNumbers.day(text, dayAt)
                .filter(day -> !isYearInstead(text, dayAt, day))
                .filter(day ->
                        day.ordinal() || !day.spoken() || text.whole() || day.value() > 9 || isYear(text, day.end()))
                .filter(day -> !isTimeInstead(text, day.end()))
                .flatMap(day -> withYear(text, at, day.end(), month.get().number(), day.value(), day.edits(dayAt)));
    }

    /** "july twenty twelve" is a year, and "may ten thirty" no day either. */
    private static boolean isYearInstead(Text text, int at, DayNumbers.Number day) {
        return !day.ordinal()
                && day.spoken()
                && DayNumbers.year(text, at).isPresent()
                && DayNumbers.year(text, day.end())
                        .filter(year -> year.end() > day.end() + 1)
                        .isEmpty();
    }

    private static boolean isYear(Text text, int at) {
        return DayNumbers.year(text, text.past(at, BEFORE_YEAR)).isPresent();
    }

    /** "May 5:30" */
    private static boolean isTimeInstead(Text text, int end) {
        return text.is(end, ":") && text.glued(end) && text.isDigits(end + 1);
    }

    private static Optional<When> dayFirst(Text text, int at) {
        int dayAt = text.past(at, "the");
        Optional<DayNumbers.Number> day = DayNumbers.day(text, dayAt);
        if (day.isEmpty()) {
            return Optional.empty();
        }
        int next = text.are(day.get().end(), "day", "of")
                ? day.get().end() + 2
                : day.get().end();
        int monthAt = text.past(next, Set.of("of", "-", "/", "in"));
        return CalendarWords.monthBesideNumber(text, monthAt)
                .filter(month -> day.get().ordinal() || !day.get().spoken() || monthAt == next)
                .filter(month -> isMonth(text, monthAt, day.get(), month))
                .flatMap(month -> withYear(
                        text,
                        at,
                        month.end(),
                        month.number(),
                        day.get().value(),
                        edits(at, dayAt, day.get(), monthAt)));
    }

    /** "I have two may I ..." has no date in it. */
    private static boolean isMonth(Text text, int at, DayNumbers.Number day, CalendarWords.Named month) {
        return day.ordinal() || !day.spoken() || CalendarWords.month(text, at).isPresent() || isYear(text, month.end());
    }

    private static List<Edit> edits(int at, int dayAt, DayNumbers.Number day, int monthAt) {
        if (!day.spoken()) {
            return List.of();
        }
        String written = day.value() + "";
        return List.of(new Edit(dayAt == at ? dayAt : at, monthAt, written));
    }

    private static Optional<When> withYear(Text text, int at, int end, int month, int day, List<Edit> edits) {
        int yearAt = text.past(end, BEFORE_YEAR);
        Optional<DayNumbers.Number> year = DayNumbers.year(text, yearAt);
        return year.isPresent()
                ? date(year.get().value(), month, day)
                        .map(date -> When.day(year.get().end(), date)
                                .written(join(edits, year.get().edits(yearAt))))
                : nearest(text, at, month, day)
                        .map(date -> When.day(end, date).written(edits).withoutYear());
    }

    static <T> List<T> join(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    static Optional<LocalDate> date(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** The next one, today's included, or the last one where the words before it speak of the past. */
    static Optional<LocalDate> nearest(Text text, int at, int month, int day) {
        LocalDate today = text.now().toLocalDate();
        boolean past = Tense.isPast(text, at);
        for (int years = 0; years <= 8; years++) { // a 29th of February may be so far away
            for (int year : new int[] {
                today.getYear() + (past ? -years : years), today.getYear() + (past ? -years - 1 : years + 1)
            }) {
                Optional<LocalDate> date =
                        date(year, month, day).filter(found -> past ? !found.isAfter(today) : !found.isBefore(today));
                if (date.isPresent()) {
                    return date;
                }
            }
        }
        return Optional.empty();
    }

    /** "2017 april", 2020/Sep/23. */
    private static Optional<When> yearFirst(Text text, int at) {
        Optional<DayNumbers.Number> year = DayNumbers.year(text, at).filter(number -> !number.spoken());
        if (year.isEmpty() || text.joined(at)) {
            return Optional.empty();
        }
        int monthAt = text.past(year.get().end(), Set.of("-", "/", ".", ","));
        return CalendarWords.monthBesideNumber(text, monthAt).map(month -> {
            int dayAt = text.past(month.end(), Set.of("-", "/", "."));
            Optional<When> day = dayAt > month.end()
                    ? DayNumbers.day(text, dayAt)
                            .flatMap(number -> date(year.get().value(), month.number(), number.value())
                                    .map(date -> When.day(number.end(), date)))
                    : Optional.empty();
            return day.orElseGet(() -> month(month.end(), year.get().value(), month.number()));
        });
    }

    private static When month(int end, int year, int month) {
        return When.of(end, LocalDate.of(year, month, 1).atStartOfDay(), TimeUnit.MONTH);
    }

    /** With its year, or the next of its name. */
    private static Optional<When> month(Text text, int at) {
        Optional<CalendarWords.Named> named = CalendarWords.monthBesideNumber(text, at);
        if (named.isEmpty()) {
            return Optional.empty();
        }
        CalendarWords.Named month = named.get();
        int yearAt = text.past(month.end(), BEFORE_YEAR);
        Optional<DayNumbers.Number> year = DayNumbers.year(text, yearAt);
        if (year.isPresent()) {
            DayNumbers.Number found = year.get();
            return Optional.of(month(found.end(), found.value(), month.number()).written(found.edits(yearAt)));
        }
        if (text.is(month.end(), "-") && text.glued(month.end() + 1) && text.digits(month.end() + 1, 4) > 0) {
            return withDayAfterYear(text, month);
        }
        return CalendarWords.month(text, at).map(alone -> {
            LocalDate now = text.now().toLocalDate();
            boolean past = Tense.isPast(text, at);
            int ahead = month.number() < now.getMonthValue() ? 1 : 0;
            int behind = month.number() > now.getMonthValue() ? 1 : 0;
            return month(month.end(), now.getYear() + (past ? -behind : ahead), month.number())
                    .withoutYear();
        });
    }

    /** "this september" is this year's, past or not; "next" and "last" are those after and before now. */
    private static Optional<When> relativeMonth(Text text, int at) {
        String which = text.word(at);
        if (!Set.of("this", "next", "last").contains(which)) {
            return Optional.empty();
        }
        return CalendarWords.month(text, at + 1).map(month -> {
            LocalDate now = text.now().toLocalDate();
            boolean later = month.number() > now.getMonthValue();
            int shift = which.equals("next") && !later
                    ? 1
                    : which.equals("last") && month.number() >= now.getMonthValue() ? -1 : 0;
            return month(month.end(), now.getYear() + shift, month.number());
        });
    }

    /** September-2020-23 */
    private static Optional<When> withDayAfterYear(Text text, CalendarWords.Named month) {
        int year = text.digits(month.end() + 1, 4);
        return year >= 1000 ? Optional.of(month(month.end() + 2, year, month.number())) : Optional.empty();
    }
}
