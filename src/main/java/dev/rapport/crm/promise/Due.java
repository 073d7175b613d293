package dev.rapport.crm.promise;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * By when something was promised, in local time.
 *
 * <p>It is late when the last day of that time is over in its zone, also where an hour was named: who promises something for
 * three o'clock and does it at five is not reminded of it. Days begin when they begin there, whatever the clocks do that
 * night.
 *
 * @param start null where it is open
 * @param end exclusive; null where it is open
 * @param grain how finely it was said, such as DAY
 */
public record Due(@Nullable LocalDateTime start, @Nullable LocalDateTime end, String grain, ZoneId zone) {

    private static final Set<String> WITHIN_A_DAY = Set.of("SECOND", "MINUTE", "HOUR", "PART_OF_DAY");
    private static final Set<String> GRAINS = Set.of(
            "SECOND",
            "MINUTE",
            "HOUR",
            "PART_OF_DAY",
            "DAY",
            "WEEKEND",
            "WEEK",
            "MONTH",
            "QUARTER",
            "YEAR",
            "DECADE",
            "CENTURY");
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9000;

    public Due {
        if (start == null && end == null) {
            throw new IllegalArgumentException("due has neither a start nor an end; give one, or null for no due date");
        }
        if (start != null && end != null && end.isBefore(start)) {
            throw new IllegalArgumentException("due ends before it starts; exchange start and end");
        }
        grain = grain.toUpperCase(Locale.ROOT);
        if (!GRAINS.contains(grain)) {
            throw new IllegalArgumentException("due.grain can not be " + grain + "; it takes one such as DAY or WEEK");
        }
        checkYear(start);
        checkYear(end);
    }

    private static void checkYear(@Nullable LocalDateTime time) {
        if (time != null && (time.getYear() < FIRST_YEAR || time.getYear() > LAST_YEAR)) {
            throw new IllegalArgumentException("due is in the year " + time.getYear() + ", which can not be meant");
        }
    }

    /** A whole day. */
    public static Due on(LocalDate day, ZoneId zone) {
        return new Due(day.atStartOfDay(), day.plusDays(1).atStartOfDay(), "DAY", zone);
    }

    /** As the value of a finding has it; empty for what is none. */
    static Optional<Due> of(@Nullable Object written) {
        if (!(written instanceof Map<?, ?> due)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Due(
                    time(due.get("start")),
                    time(due.get("end")),
                    due.get("grain") instanceof String grain ? grain : "DAY",
                    ZoneId.of(String.valueOf(due.get("zone")))));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty(); // a person may have written anything there
        }
    }

    /** A local time, or a day: its beginning. Null for none. */
    public static @Nullable LocalDateTime time(@Nullable Object written) {
        if (written == null) {
            return null;
        }
        String text = String.valueOf(written);
        return text.indexOf('T') < 0 ? LocalDate.parse(text).atStartOfDay() : LocalDateTime.parse(text);
    }

    /** As the value of a finding has it. */
    Map<String, @Nullable Object> written() {
        Map<String, @Nullable Object> due = new LinkedHashMap<>();
        due.put("start", writtenStart());
        due.put("end", writtenEnd());
        due.put("grain", grain);
        due.put("zone", zone.getId());
        return due;
    }

    /** A local date where it is said in days, else a local time; null where it is open. */
    public @Nullable String writtenStart() {
        return written(start);
    }

    /** The same of its end, exclusive. */
    public @Nullable String writtenEnd() {
        return written(end);
    }

    private @Nullable String written(@Nullable LocalDateTime time) {
        boolean inDays = !WITHIN_A_DAY.contains(grain) && isMidnight(start) && isMidnight(end);
        return time == null ? null : inDays ? time.toLocalDate().toString() : time.toString();
    }

    private static boolean isMidnight(@Nullable LocalDateTime time) {
        return time == null || time.toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    /** The last day on which it is not late; empty where it has no end, as "after Friday". */
    public Optional<LocalDate> lastDay() {
        if (end == null) {
            return Optional.empty();
        }
        boolean wholeDays = end.toLocalTime().equals(LocalTime.MIDNIGHT) && (start == null || start.isBefore(end));
        return Optional.of(wholeDays ? end.toLocalDate().minusDays(1) : end.toLocalDate());
    }

    /** From when on it is late; empty where it never is. */
    Optional<Instant> lateFrom() {
        return lastDay().map(day -> day.plusDays(1).atStartOfDay(zone).toInstant());
    }
}
