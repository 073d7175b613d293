package dev.rapport.crm;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads days and times as tables have them: as ISO 8601 writes them, with a blank for the T too; and days as 31.3.2026, and as
 * 3/31/2026 or 31/3/2026, whichever the country writes. Safe for use by many threads.
 */
final class WrittenDays {

    private static final Pattern WITH_SLASHES = Pattern.compile("(\\d{1,2})([/.])(\\d{1,2})\\2(\\d{4})");
    private static final Set<String> MONTH_FIRST = Set.of("US", "PH", "BZ", "FM", "PW");

    private final boolean monthFirst;
    private final ZoneId zone;

    WrittenDays(String country, ZoneId zone) {
        this.monthFirst = MONTH_FIRST.contains(country);
        this.zone = zone;
    }

    /** The day of a time is that of the company's zone. Anything else is an {@link IllegalArgumentException}. */
    LocalDate day(String text, String what) {
        try {
            Matcher matcher = WITH_SLASHES.matcher(text);
            if (matcher.matches()) {
                boolean swap = monthFirst && matcher.group(2).equals("/");
                return LocalDate.of(number(matcher, 4), number(matcher, swap ? 1 : 3), number(matcher, swap ? 3 : 1));
            }
            return text.length() > 10
                    ? time(text, what).atZone(zone).toLocalDate()
                    : LocalDate.parse(text.replace('/', '-'));
        } catch (DateTimeException e) {
            throw unreadable(text, what, e);
        }
    }

    /** A day is its beginning. Anything else is an {@link IllegalArgumentException}. */
    Instant time(String text, String what) {
        if (text.length() <= 10) {
            return day(text, what).atStartOfDay(zone).toInstant();
        }
        String iso = text.replaceFirst(" ", "T").replaceFirst(" (?=[+-]|Z)", "");
        try {
            return OffsetDateTime.parse(iso).toInstant();
        } catch (DateTimeException withoutOffset) {
            try {
                return LocalDateTime.parse(iso).atZone(zone).toInstant();
            } catch (DateTimeException e) {
                throw unreadable(text, what, e);
            }
        }
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static IllegalArgumentException unreadable(String text, String what, DateTimeException cause) {
        return new IllegalArgumentException(
                what + " is \"" + text + "\"; write it as 2026-03-31 or 2026-03-31T14:30:00Z", cause);
    }
}
