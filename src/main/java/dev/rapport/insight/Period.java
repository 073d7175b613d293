package dev.rapport.insight;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time.
 *
 * @param after inclusive; null from the beginning
 * @param before exclusive; null to the end
 */
public record Period(@Nullable Instant after, @Nullable Instant before) {

    private static final OffsetDateTime EARLIEST = OffsetDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    private static final OffsetDateTime LATEST = OffsetDateTime.of(9999, 12, 31, 0, 0, 0, 0, ZoneOffset.UTC);

    private static final Period ALL = new Period(null, null);

    /** So many days until now; all time where there are none. */
    public static Period ofDays(int days, Instant now) {
        return days == 0 ? ALL : new Period(now.minus(days, ChronoUnit.DAYS), null);
    }

    /** As the database has it. */
    OffsetDateTime from() {
        return after == null ? EARLIEST : after.atOffset(ZoneOffset.UTC);
    }

    OffsetDateTime to() {
        return before == null ? LATEST : before.atOffset(ZoneOffset.UTC);
    }
}
