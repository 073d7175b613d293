package dev.rapport.capture.email.mime;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the dates of headers (RFC 5322, 3.3 and 4.3), and the forms that mailers write instead.
 *
 * <p>Two-digit years are as 4.3 says; an offset that is unknown or missing is UTC; the day of the week is not minded.
 */
public final class MailDates {

    private static final Pattern DATE = Pattern.compile(
            "(\\d{1,2})[ -]+([A-Za-z]{3})[a-z.]{0,7}[ -]+(\\d{2,4})\\b[ ,]*(?:(\\d{1,2})[:.](\\d{1,2})(?:[:.](\\d{1,2}))?)?\\s*([AaPp][Mm])?\\s*([+-]\\d{1,2}:?\\d{2}|[A-Za-z]{1,5})?");
    /** As asctime writes it: Tue Jun 6 03:20:11 2000. */
    private static final Pattern ASCTIME = Pattern.compile(
            "([A-Za-z]{3})[a-z]{0,6} +(\\d{1,2}),? +(\\d{1,2}):(\\d{2})(?::(\\d{2}))? +(?:([+-]\\d{4}|[A-Z]{1,5}) +)?(\\d{4})(?: +([+-]\\d{4}))?");

    private static final Pattern ISO = Pattern.compile(
            "(\\d{4})-(\\d{2})-(\\d{2})[T ](\\d{2}):(\\d{2})(?::(\\d{2}))?[.,\\d]{0,10}\\s*(Z|[+-]\\d{2}:?\\d{2})?");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final Map<String, String> ZONES = Map.of(
            "EST", "-0500", "EDT", "-0400", "CST", "-0600", "CDT", "-0500", "MST", "-0700", "MDT", "-0600", "PST",
            "-0800", "PDT", "-0700", "CET", "+0100", "CEST", "+0200");
    private static final int LONGEST = 200;

    private MailDates() {}

    /** Empty where it says no time that can be. */
    public static Optional<OffsetDateTime> read(String written) {
        String text = written.substring(0, Math.min(written.length(), LONGEST)).strip();
        try {
            return usual(text).or(() -> iso(text)).or(() -> asctime(text));
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty(); // the 31st of February, or a year with no end
        }
    }

    private static Optional<OffsetDateTime> usual(String text) {
        Matcher date = DATE.matcher(text);
        if (!date.find()) {
            return Optional.empty();
        }
        int hour = number(date.group(4));
        if (date.group(7) != null) {
            hour = hour % 12 + (date.group(7).toLowerCase(Locale.ROOT).startsWith("p") ? 12 : 0);
        }
        return at(
                year(date.group(3)),
                date.group(2),
                number(date.group(1)),
                new int[] {hour, number(date.group(5)), number(date.group(6))},
                date.group(8));
    }

    private static Optional<OffsetDateTime> asctime(String text) {
        Matcher date = ASCTIME.matcher(text);
        if (!date.find()) {
            return Optional.empty();
        }
        return at(
                number(date.group(7)),
                date.group(1),
                number(date.group(2)),
                new int[] {number(date.group(3)), number(date.group(4)), number(date.group(5))},
                date.group(8) == null ? date.group(6) : date.group(8));
    }

    private static Optional<OffsetDateTime> iso(String text) {
        Matcher date = ISO.matcher(text);
        if (!date.find()) {
            return Optional.empty();
        }
        LocalDateTime local = LocalDateTime.of(
                number(date.group(1)),
                number(date.group(2)),
                number(date.group(3)),
                number(date.group(4)),
                number(date.group(5)),
                Math.min(59, number(date.group(6))));
        return Optional.of(local.atOffset(offset(date.group(7))));
    }

    private static Optional<OffsetDateTime> at(int year, String month, int day, int[] time, @Nullable String zone) {
        int index = MONTHS.indexOf(month.toLowerCase(Locale.ROOT)) + 1;
        if (index == 0) {
            return Optional.empty();
        }
        LocalDateTime local = LocalDateTime.of(year, index, day, time[0] % 24, time[1], Math.min(59, time[2]));
        return Optional.of(local.atOffset(offset(zone)));
    }

    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        return switch (digits.length()) {
            case 2 -> year < 50 ? 2000 + year : 1900 + year;
            case 3 -> 1900 + year;
            default -> year;
        };
    }

    private static ZoneOffset offset(@Nullable String zone) {
        if (zone == null) {
            return ZoneOffset.UTC;
        }
        String known = ZONES.getOrDefault(zone.toUpperCase(Locale.ROOT), zone).replace(":", "");
        if (!known.matches("[+-]\\d{3,4}")) {
            return ZoneOffset.UTC;
        }
        int digits = Integer.parseInt(known.substring(1));
        int minutes = Math.min(digits / 100 * 60 + digits % 100, 18 * 60);
        return ZoneOffset.ofTotalSeconds((known.charAt(0) == '-' ? -minutes : minutes) * 60);
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
