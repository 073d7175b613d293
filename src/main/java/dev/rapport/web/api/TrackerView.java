package dev.rapport.web.api;

import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.Side;
import dev.rapport.understand.CompanyTracker;
import dev.rapport.understand.CompanyTracker.Quality;
import dev.rapport.understand.ShippedTracker;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tracker as the API shows it.
 *
 * @param shipped whether it stands in a file, and can only be changed there
 * @param file that file; null for one of the company's own
 * @param finds what its hits are; null where they are only parts of what a finder puts together
 * @param unless what takes hits away, by name; the query does not show it
 * @param changedAt null for one of a file
 */
record TrackerView(
        String id,
        String name,
        String query,
        @Nullable Side side,
        TrackerScope scope,
        int version,
        @Nullable Integer publishedVersion,
        @Nullable String publishedQuery,
        @Nullable Instant changedAt,
        Quality labels,
        @Nullable Double precision,
        @Nullable Double recall,
        boolean shipped,
        @Nullable String file,
        @Nullable FindingType finds,
        String label,
        List<String> unless) {

    static TrackerView of(CompanyTracker tracker) {
        return new TrackerView(
                tracker.id().toString(),
                tracker.name(),
                tracker.draft().query(),
                tracker.draft().side(),
                scope(tracker.draft().whole()),
                tracker.version(),
                tracker.publishedVersion(),
                tracker.published() == null ? null : tracker.published().query(),
                tracker.changedAt(),
                tracker.quality(),
                tracker.quality().precision(),
                tracker.quality().recall(),
                false,
                null,
                FindingType.TRACKER,
                tracker.name(),
                List.of());
    }

    static TrackerView of(ShippedTracker tracker) {
        return new TrackerView(
                tracker.id().toString(),
                tracker.name(),
                tracker.query(),
                tracker.side(),
                scope(tracker.whole()),
                tracker.version(),
                tracker.version(),
                tracker.query(),
                null,
                new Quality(0, 0, 0),
                null,
                null,
                true,
                tracker.file(),
                tracker.finds(),
                tracker.label(),
                tracker.unless());
    }

    private static TrackerScope scope(boolean whole) {
        return whole ? TrackerScope.CONVERSATION : TrackerScope.MOMENT;
    }
}
