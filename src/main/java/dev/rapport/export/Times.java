package dev.rapport.export;

import java.util.Locale;

/** Writes milliseconds from the start of a recording as people and players read them. */
final class Times {

    private Times() {}

    /** As in 01:02:03; the hours grow as they have to. */
    static String clock(long ms) {
        long seconds = ms / 1000;
        return String.format(Locale.ROOT, "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /** As in 01:02:03.004, with what stands before the milliseconds in this format. */
    static String exact(long ms, char separator) {
        return clock(ms) + String.format(Locale.ROOT, "%c%03d", separator, ms % 1000);
    }

    /** Seconds as JSON numbers have them: exact to the millisecond. */
    static java.math.BigDecimal seconds(long ms) {
        return java.math.BigDecimal.valueOf(ms, 3);
    }
}
