package dev.rapport.understand;

import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.Side;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tracker of the files: of those that are built in, or of the data folder.
 *
 * @param file in which it stands
 * @param query its phrases and queries, in the query language
 * @param unless the names of the guards that take hits away, which the query does not show
 * @param finds what its hits are; null where they are only parts of what a finder puts together
 */
public record ShippedTracker(
        String name,
        String file,
        int version,
        String query,
        List<String> unless,
        @Nullable FindingType finds,
        String label,
        @Nullable Side side,
        boolean whole,
        double confidence) {

    public ShippedTracker {
        unless = List.copyOf(unless);
    }

    /** The same in every installation, as names are. */
    public TrackerId id() {
        return new TrackerId(UUID.nameUUIDFromBytes(("shipped " + name).getBytes(StandardCharsets.UTF_8)));
    }

    static ShippedTracker of(String file, Tracker tracker, String query) {
        return new ShippedTracker(
                tracker.name(),
                file,
                tracker.version(),
                query,
                tracker.unless().stream().map(Tracker.Guard::name).toList(),
                tracker.finds(),
                tracker.label(),
                tracker.side(),
                tracker.whole(),
                tracker.confidence());
    }
}
