package dev.rapport.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A goal with its course until now.
 *
 * @param version counts its changes
 * @param current the value over all of its time until now; null where there was nothing to measure
 * @param course by weeks from its start; those to come are left out
 */
public record Goal(
        GoalId id,
        GoalDraft goal,
        long version,
        Instant createdAt,
        @Nullable Double current,
        State state,
        List<Point> course) {

    public Goal {
        course = List.copyOf(course);
    }

    /** How it stands. */
    public enum State {
        OPEN,
        REACHED,
        MISSED,
        CLOSED
    }

    /**
     * A week of the course.
     *
     * @param from the first day
     * @param value null where there was nothing to measure
     * @param of of how many, such as promises or conversations
     */
    public record Point(LocalDate from, @Nullable Double value, long of) {}
}
