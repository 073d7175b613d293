package dev.rapport.language.value;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/** Reads the days that everyone knows by name: christmas, thanksgiving, easter, "new year's eve 2026". */
final class Holidays {

    private static final Phrases<IntFunction<LocalDate>> NAMES = new Phrases<>();

    static {
        fixed(Month.DECEMBER, 25, "christmas", "christmas day", "xmas");
        fixed(Month.DECEMBER, 24, "christmas eve");
        fixed(Month.DECEMBER, 26, "boxing day");
        fixed(Month.DECEMBER, 31, "new year's eve", "new years eve");
        fixed(Month.JANUARY, 1, "new year", "new years", "new year's", "new year's day", "new years day");
        fixed(Month.FEBRUARY, 14, "valentine's day", "valentines day");
        fixed(Month.MARCH, 17, "saint patrick", "saint patrick's day", "st patrick's day");
        fixed(Month.JULY, 4, "independence day");
        fixed(Month.OCTOBER, 31, "halloween");
        fixed(Month.NOVEMBER, 11, "veterans day", "veteran's day");
        fixed(Month.MAY, 1, "international workers' day", "labour day", "may day");
        nth(Month.NOVEMBER, 4, DayOfWeek.THURSDAY, 0, "thanksgiving", "thanksgiving day");
        nth(Month.NOVEMBER, 4, DayOfWeek.THURSDAY, 1, "black friday");
        nth(Month.NOVEMBER, 4, DayOfWeek.THURSDAY, 4, "cyber monday");
        nth(Month.SEPTEMBER, 1, DayOfWeek.MONDAY, 0, "labor day");
        nth(Month.MAY, -1, DayOfWeek.MONDAY, 0, "memorial day");
        nth(Month.MAY, 2, DayOfWeek.SUNDAY, 0, "mother's day", "mothers day");
        nth(Month.JUNE, 3, DayOfWeek.SUNDAY, 0, "father's day", "fathers day");
        nth(Month.JANUARY, 3, DayOfWeek.MONDAY, 0, "martin luther king day", "mlk day");
        nth(Month.FEBRUARY, 3, DayOfWeek.MONDAY, 0, "presidents day", "presidents' day", "president's day");
        add(Holidays::easter, "easter", "easter sunday", "easter day");
        add(year -> easter(year).plusDays(1), "easter monday");
        add(year -> easter(year).minusDays(2), "good friday");
    }

    private Holidays() {}

    static Optional<When> read(Text text, int at) {
        boolean next = text.is(at, Set.of("next", "coming"));
        boolean last = text.is(at, Set.of("last", "previous"));
        int start = next || last ? at + 1 : text.past(text.past(at, "the"), "this");
        return NAMES.at(text, start).map(match -> {
            int yearAt = text.past(match.end(), Set.of("of", ",", "in"));
            Optional<DayNumbers.Number> year = DayNumbers.year(text, yearAt);
            int thisYear = text.now().getYear();
            int relative = text.are(yearAt, "this", "year") ? 0 : text.are(yearAt, "next", "year") ? 1 : 2;
            if (year.isPresent()) {
                return When.day(
                                year.get().end(),
                                match.meaning().apply(year.get().value()))
                        .written(year.get().edits(yearAt));
            }
            return relative < 2
                    ? When.day(yearAt + 2, match.meaning().apply(thisYear + relative))
                    : When.day(match.end(), nearest(text, match.meaning(), last || !next && Tense.isPast(text, at)));
        });
    }

    static boolean mayStart(Text text, int at) {
        return NAMES.mayStart(text.word(at));
    }

    private static LocalDate nearest(Text text, IntFunction<LocalDate> holiday, boolean past) {
        LocalDate today = text.now().toLocalDate();
        LocalDate thisYears = holiday.apply(today.getYear());
        if (past) {
            return thisYears.isBefore(today) ? thisYears : holiday.apply(today.getYear() - 1);
        }
        return thisYears.isBefore(today) ? holiday.apply(today.getYear() + 1) : thisYears;
    }

    private static void fixed(Month month, int day, String... names) {
        add(year -> LocalDate.of(year, month, day), names);
    }

    /** The nth such day of a month, counted from its end where negative, and some days after it. */
    private static void nth(Month month, int n, DayOfWeek day, int plus, String... names) {
        add(
                year -> LocalDate.of(year, month, 1)
                        .with(TemporalAdjusters.dayOfWeekInMonth(n, day))
                        .plusDays(plus),
                names);
    }

    private static void add(IntFunction<LocalDate> holiday, String... names) {
        for (String name : names) {
            NAMES.add(name, holiday);
        }
    }

    /** The algorithm of Meeus, Jones and Butcher, for the Gregorian calendar. */
    private static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
        int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
        return LocalDate.of(year, f / 31, f % 31 + 1);
    }
}
