package dev.rapport.capture.chat.export;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time that a line of a WhatsApp export begins with, whose order of day and month is not known yet.
 *
 * <p>All forms of iOS ({@code [31.12.23, 23:59:59] }) and Android ({@code 12/31/23, 11:59 PM - }) in the languages of the
 * telephones: other digits, marks of direction, unusual spaces, and the half of the day before or behind the time.
 *
 * @param bracketed whether it is in brackets, as iOS writes it
 * @param first of the three numbers of the date
 * @param separator between the first two numbers of the date
 * @param rest of the line, as it stands there
 */
record WhatsAppStamp(
        boolean bracketed,
        Part first,
        Part second,
        Part third,
        char separator,
        int hour,
        int minute,
        int secondOfMinute,
        String rest) {

    /** No time with its date is longer. */
    private static final int LONGEST = 90;

    private static final Pattern DATE =
            Pattern.compile("(\\[?)(\\d{1,4})\\s?([./\\-–年년])\\s?(\\d{1,2})\\s?[./\\-–月월]\\s?"
                    + "(\\d{1,4})[.日일]?[,،]?\\s?(\\D{0,20}?)"
                    + "(\\d{1,2})[:.](\\d{2})(?:[:.](\\d{2}))?(\\D{0,24}?)(?:(\\])\\s?|\\s[-–—](?:\\s|$))");

    private static final String MARKS = "\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF";
    private static final Pattern ALL_MARKS = Pattern.compile("[" + MARKS + "]");

    /** A number, and with how many digits it was written. */
    record Part(int value, int digits) {
        static Part of(String text) {
            return new Part(Integer.parseInt(text), text.length());
        }
    }

    /** Empty for a line that begins with no time. */
    static Optional<WhatsAppStamp> of(String line) {
        int length = Math.min(line.length(), LONGEST);
        StringBuilder plain = new StringBuilder(length);
        int[] places = new int[length + 1];
        for (int i = 0; i < length; i++) {
            char c = plain(line.charAt(i));
            if (c != 0) {
                places[plain.length()] = i;
                plain.append(c);
            }
        }
        places[plain.length()] = length;
        if (plain.length() < 10 || plain.charAt(0) != '[' && !isDigit(plain.charAt(0))) {
            return Optional.empty();
        }
        Matcher found = DATE.matcher(plain);
        if (!found.lookingAt() || found.group(1).isEmpty() != (found.group(11) == null)) {
            return Optional.empty();
        }
        return of(found, line.substring(places[found.end()]));
    }

    private static Optional<WhatsAppStamp> of(Matcher found, String rest) {
        int hour = DayPeriods.hour(Integer.parseInt(found.group(7)), found.group(6), found.group(10));
        int minute = Integer.parseInt(found.group(8));
        int second = found.group(9) == null ? 0 : Integer.parseInt(found.group(9));
        if (hour > 23 || minute > 59 || second > 59) {
            return Optional.empty();
        }
        return Optional.of(new WhatsAppStamp(
                !found.group(1).isEmpty(),
                Part.of(found.group(2)),
                Part.of(found.group(4)),
                Part.of(found.group(5)),
                found.group(3).charAt(0),
                hour,
                minute,
                second,
                rest));
    }

    /** Without marks of direction. */
    static String unmarked(String text) {
        return ALL_MARKS.matcher(text).replaceAll("");
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** 0 for what is not there to be seen. */
    private static char plain(char c) {
        int digit = Character.digit(c, 10);
        if (digit >= 0) {
            return (char) ('0' + digit);
        }
        if ((c >= '\u200B' && c <= '\u200F')
                || (c >= '\u202A' && c <= '\u202E')
                || (c >= '\u2066' && c <= '\u2069')
                || c == '\uFEFF') {
            return 0;
        }
        return Character.isSpaceChar(c) ? ' ' : c;
    }

    /** In which minute, as it was written, so that it is the same in whatever zone it is read. */
    String minuteText() {
        return String.format(Locale.ROOT, "%d.%d.%d %02d:%02d", first.value, second.value, third.value, hour, minute);
    }
}
