package dev.rapport.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** Reads the times of queries and of the parameters beside them. */
public final class QueryTime {

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private QueryTime() {}

    /**
     * An instant with its offset as it is; a date as the start of that day in the zone. Anything else, and years outside
     * of 1 to 9999, are a {@link DateTimeException}.
     */
    public static Instant instant(String text, ZoneId zone) {
        Instant instant = text.indexOf('T') < 0 && text.indexOf('t') < 0
                ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                : OffsetDateTime.parse(text).toInstant();
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw new DateTimeException("Years are 1 to 9999, not as in " + text);
        }
        return instant;
    }
}
