package dev.rapport.web.pages;

import dev.rapport.installation.Company;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Decides how times and durations are written on pages: in the company's zone, and as minutes and seconds. */
@Component("timesOfPages")
final class Times {

    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm", Locale.UK);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.UK);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.UK);
    private static final int SECONDS_PER_MINUTE = 60;
    private static final int SECONDS_PER_HOUR = 3600;
    private static final int MS_PER_SECOND = 1000;

    private final ZoneId zone;

    Times(Company company) {
        zone = company.zone();
    }

    String zone() {
        return zone.getId();
    }

    Moment moment(Instant at) {
        ZonedDateTime there = at.atZone(zone);
        return new Moment(DAY_AND_TIME.format(there), there.toOffsetDateTime().toString(), zone.getId());
    }

    /** The time of the day. */
    String clock(Instant at) {
        return CLOCK.format(at.atZone(zone));
    }

    String day(Instant at) {
        return DAY.format(at.atZone(zone));
    }

    /** The day there. */
    LocalDate date(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** A time of no zone: of the clock where it was said. */
    static String moment(LocalDateTime at) {
        return DAY_AND_TIME.format(at);
    }

    /** The first instant of a day of the company. */
    Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    static String month(YearMonth month) {
        return MONTH.format(month);
    }

    /** As 0:07, 12:31 or 1:02:03; part seconds are cut off, so that it is never later than the thing. */
    static String duration(long ms) {
        long seconds = ms / MS_PER_SECOND;
        long hours = seconds / SECONDS_PER_HOUR;
        long minutes = seconds / SECONDS_PER_MINUTE;
        return hours == 0
                ? "%d:%02d".formatted(minutes, seconds % SECONDS_PER_MINUTE)
                : "%d:%02d:%02d".formatted(hours, minutes % SECONDS_PER_MINUTE, seconds % SECONDS_PER_MINUTE);
    }
}
