package dev.rapport.crm.duplicate;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decides how far two days agree, as plain text has them: 19081209, 1908 12 09, 9 12 1908. */
final class Days {

    private static final Pattern CLOSE = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4}) (\\d{1,2}) (\\d{1,2})(?: .*)?");
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2}) (\\d{1,2}) (\\d{4})");

    private Days() {}

    static boolean isDay(String value) {
        String digits = digits(value);
        if (digits.isEmpty()) {
            return false;
        }
        int year = Integer.parseInt(digits.substring(0, 4));
        int first = Integer.parseInt(digits.substring(4, 6));
        int second = Integer.parseInt(digits.substring(6));
        return year >= 1850
                && year <= 2150
                && Math.min(first, second) <= 12
                && first >= 1
                && second >= 1
                && Math.max(first, second) <= 31;
    }

    /** The year, and the two others in the order in which they are written; empty for what has no such form. */
    private static String digits(String value) {
        Matcher close = CLOSE.matcher(value);
        if (close.matches()) {
            return value;
        }
        Matcher first = YEAR_FIRST.matcher(value);
        if (first.matches()) {
            return first.group(1) + two(first.group(2)) + two(first.group(3));
        }
        Matcher last = YEAR_LAST.matcher(value);
        return last.matches() ? last.group(3) + two(last.group(2)) + two(last.group(1)) : "";
    }

    private static String two(String number) {
        return number.length() == 1 ? "0" + number : number;
    }

    /** One slip, or day and month exchanged, is near; two of year, month and day are rough. */
    static Level compare(String a, String b) {
        String some = digits(a);
        String others = digits(b);
        if (some.isEmpty() || others.isEmpty()) {
            return Likeness.slips(a, b) == 1 ? Level.NEAR : Level.DIFFERENT;
        }
        if (some.equals(others)) {
            return Level.SAME;
        }
        boolean swapped = some.equals(others.substring(0, 4) + others.substring(6) + others.substring(4, 6));
        if (swapped || Likeness.slips(some, others) == 1) {
            return Level.NEAR;
        }
        int same = 0;
        same += some.startsWith(others.substring(0, 4)) ? 1 : 0;
        same += some.startsWith(others.substring(4, 6), 4) ? 1 : 0;
        same += some.endsWith(others.substring(6)) ? 1 : 0;
        return same == 2 ? Level.ROUGH : Level.DIFFERENT;
    }
}
