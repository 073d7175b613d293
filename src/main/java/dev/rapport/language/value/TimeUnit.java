package dev.rapport.language.value;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** A unit in which time is counted, from the finest to the coarsest. Weeks begin on Monday (ISO 8601). */
enum TimeUnit {
    SECOND(Grain.SECOND, 1, ChronoUnit.SECONDS),
    MINUTE(Grain.MINUTE, 1, ChronoUnit.MINUTES),
    HOUR(Grain.HOUR, 1, ChronoUnit.HOURS),
    DAY(Grain.DAY, 1, ChronoUnit.DAYS),
    WEEKEND(Grain.WEEKEND, 1, ChronoUnit.WEEKS),
    WEEK(Grain.WEEK, 1, ChronoUnit.WEEKS),
    FORTNIGHT(Grain.WEEK, 2, ChronoUnit.WEEKS),
    MONTH(Grain.MONTH, 1, ChronoUnit.MONTHS),
    QUARTER(Grain.QUARTER, 3, ChronoUnit.MONTHS),
    YEAR(Grain.YEAR, 1, ChronoUnit.YEARS),
    DECADE(Grain.DECADE, 10, ChronoUnit.YEARS),
    CENTURY(Grain.CENTURY, 100, ChronoUnit.YEARS);

    /** Dates farther away than this are none. */
    private static final long MOST = 100_000;

    private final Grain grain;
    private final int count;
    private final ChronoUnit unit;

    TimeUnit(Grain grain, int count, ChronoUnit unit) {
        this.grain = grain;
        this.count = count;
        this.unit = unit;
    }

    Grain grain() {
        return grain;
    }

    boolean isOfTheClock() {
        return compareTo(DAY) < 0;
    }

    /** @param amount may be negative; one that nobody means is cut short */
    LocalDateTime plus(LocalDateTime time, long amount) {
        return time.plus(Math.clamp(amount, -MOST, MOST) * count, unit);
    }

    /** The beginning of the one that holds this moment. */
    LocalDateTime floor(LocalDateTime time) {
        LocalDate day = time.toLocalDate();
        return switch (this) {
            case SECOND -> time.truncatedTo(ChronoUnit.SECONDS);
            case MINUTE -> time.truncatedTo(ChronoUnit.MINUTES);
            case HOUR -> time.truncatedTo(ChronoUnit.HOURS);
            case DAY -> day.atStartOfDay();
            case WEEK, FORTNIGHT -> monday(day).atStartOfDay();
            case WEEKEND -> monday(day).plusDays(5).atStartOfDay();
            case MONTH -> day.withDayOfMonth(1).atStartOfDay();
            case QUARTER ->
                day.withDayOfMonth(1)
                        .withMonth((day.getMonthValue() - 1) / 3 * 3 + 1)
                        .atStartOfDay();
            case YEAR -> day.withDayOfYear(1).atStartOfDay();
            case DECADE ->
                day.withDayOfYear(1)
                        .withYear(Math.floorDiv(day.getYear(), 10) * 10)
                        .atStartOfDay();
            case CENTURY ->
                day.withDayOfYear(1)
                        .withYear(Math.floorDiv(day.getYear(), 100) * 100)
                        .atStartOfDay();
        };
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** Where the one ends that begins then. */
    LocalDateTime end(LocalDateTime start) {
        return this == WEEKEND ? start.plusDays(2) : plus(start, 1);
    }
}
