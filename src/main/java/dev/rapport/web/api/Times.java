package dev.rapport.web.api;

import dev.rapport.installation.Company;
import dev.rapport.web.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads the times of a URL: an instant with its offset, or a date, which is the beginning of that day in the company's
 * zone.
 */
@Component
final class Times {

    private static final int DATE_LENGTH = "2026-01-31".length();

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final ZoneId zone;

    Times(Company company) {
        zone = company.zone();
    }

    /** Null for what was not given. A plus sign that the URL's form turned into a space is put back. */
    @Nullable
    Instant instant(String parameter, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            String wanted = text.strip().replace(' ', '+');
            Instant instant = wanted.length() == DATE_LENGTH
                    ? LocalDate.parse(wanted).atStartOfDay(zone).toInstant()
                    : OffsetDateTime.parse(wanted).toInstant();
            return bounded(instant);
        } catch (DateTimeException e) {
            throw Refusal.badRequest("The parameter " + parameter + " can not be \"" + text
                    + "\"; it takes an instant as 2026-01-31T09:30:00Z, or a date as 2026-01-31");
        }
    }

    /** The database and the index know no times as far away as Java does; beyond these nothing was ever said. */
    private static Instant bounded(Instant instant) {
        return instant.isBefore(EARLIEST) ? EARLIEST : instant.isAfter(LATEST) ? LATEST : instant;
    }
}
