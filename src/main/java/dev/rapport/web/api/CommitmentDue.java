package dev.rapport.web.api;

import dev.rapport.crm.Change;
import dev.rapport.crm.promise.Due;
import dev.rapport.installation.Company;
import dev.rapport.web.Refusal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads a due date that a person gives: as it is shown, or as a day such as 2026-03-31. */
@Component
final class CommitmentDue {

    private final ZoneId zone;

    CommitmentDue(Company company) {
        zone = company.zone();
    }

    /** @param due null where nothing was said of it */
    Change<Due> of(@Nullable JsonNode due) {
        if (due == null) {
            return Change.keep();
        }
        if (due.isNull()) {
            return Change.clear();
        }
        try {
            return Change.to(
                    due.isString() ? Due.on(LocalDate.parse(due.asString().strip()), zone) : written(due));
        } catch (DateTimeException e) {
            throw Refusal.badRequest(
                    "The field due can not be " + due + "; it takes {start, end, grain, zone} as it is "
                            + "shown, a day such as \"2026-03-31\", or null");
        }
    }

    private Due written(JsonNode due) {
        if (!due.isObject()) {
            throw new DateTimeException("neither a text nor an object");
        }
        String zoneId = text(due, "zone");
        String grain = text(due, "grain");
        return new Due(
                Due.time(text(due, "start")),
                Due.time(text(due, "end")),
                grain == null ? "DAY" : grain,
                zoneId == null ? zone : ZoneId.of(zoneId));
    }

    private static @Nullable String text(JsonNode due, String field) {
        JsonNode value = due.get(field);
        return value == null || value.isNull() ? null : value.asString();
    }
}
