package dev.rapport.sample;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.regex.Pattern;

/**
 * Tells when things of the sample were, which only say how many days ago.
 *
 * @param today the day from which they are counted
 * @param zone the company's
 */
record SampleDays(LocalDate today, ZoneId zone) {

    /** Stands for a day in the sample's tables: {@code {-14}} is two weeks ago, {@code {+30}} in thirty days. */
    private static final Pattern DAY = Pattern.compile("\\{([+-]\\d+)}");

    SampleDays(Instant toldAt, ZoneId zone) {
        this(toldAt.atZone(zone).toLocalDate(), zone);
    }

    /** Nobody calls at the weekend: that becomes the Friday before. */
    Instant at(int daysAgo, LocalTime time) {
        LocalDate day = today.minusDays(daysAgo);
        int late = Math.max(0, day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY));
        return day.minusDays(late).atTime(time).atZone(zone).toInstant();
    }

    /** The table with its days. */
    String in(String table) {
        return DAY.matcher(table)
                .replaceAll(match ->
                        today.plusDays(Integer.parseInt(match.group(1))).toString());
    }
}
