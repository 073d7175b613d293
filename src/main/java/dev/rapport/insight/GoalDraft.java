package dev.rapport.insight;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a team wants to reach: said in a sentence, measured, and by when. Anything that can not be a goal is an
 * {@link IllegalArgumentException} that says why.
 *
 * @param category of objections, where the measure is of them; null for all
 * @param target 0..1 for a share, else a number for every week
 * @param starts the first day
 * @param due the day by whose beginning it is to be reached
 * @param mileMarkers on the way, in the order of their days
 * @param closed whether nobody follows it any more
 */
public record GoalDraft(
        String sentence,
        Measure measure,
        @Nullable String category,
        double target,
        LocalDate starts,
        LocalDate due,
        List<MileMarker> mileMarkers,
        boolean closed) {

    private static final int LONGEST = 500;
    private static final int MOST_MARKERS = 50;
    private static final int MOST_YEARS = 10;

    /** A value to be reached by a day on the way. */
    public record MileMarker(LocalDate at, double value) {}

    public GoalDraft {
        if (sentence.isBlank() || sentence.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "The sentence is what the team wants, in at most " + LONGEST + " characters");
        }
        if (!starts.isBefore(due) || due.isAfter(starts.plusYears(MOST_YEARS))) {
            throw new IllegalArgumentException("The goal starts on " + starts + " and is due on " + due
                    + "; it takes a day later, within " + MOST_YEARS + " years");
        }
        if (category != null && measure != Measure.OBJECTIONS && measure != Measure.OBJECTIONS_HANDLED) {
            throw new IllegalArgumentException("A category is for measures of objections, not for " + measure);
        }
        requireValue(target, measure);
        if (mileMarkers.size() > MOST_MARKERS) {
            throw new IllegalArgumentException("At most " + MOST_MARKERS + " mile-markers are taken");
        }
        for (MileMarker marker : mileMarkers) {
            requireValue(marker.value(), measure);
            if (marker.at().isBefore(starts) || marker.at().isAfter(due)) {
                throw new IllegalArgumentException(
                        "The mile-marker of " + marker.at() + " is not on the way from " + starts + " to " + due);
            }
        }
        mileMarkers = mileMarkers.stream()
                .sorted(Comparator.comparing(MileMarker::at))
                .toList();
    }

    /** The same, followed by nobody any more. */
    public GoalDraft asClosed() {
        return new GoalDraft(sentence, measure, category, target, starts, due, mileMarkers, true);
    }

    private static void requireValue(double value, Measure measure) {
        if (!(value >= 0) || measure.isShare() && value > 1 || Double.isInfinite(value)) {
            throw new IllegalArgumentException(value + " can not be reached: " + measure
                    + (measure.isShare() ? " is a share, 0 to 1" : " is a number, 0 or more"));
        }
    }
}
