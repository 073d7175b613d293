package dev.rapport.understand;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A tracker of the company's own.
 *
 * @param version the newest
 * @param draft what the newest version asks for
 * @param publishedVersion the one in force; null while none was published
 * @param published what the one in force asks for
 * @param quality measured by what people labelled
 */
public record CompanyTracker(
        TrackerId id,
        String name,
        int version,
        TrackerDraft draft,
        @Nullable Integer publishedVersion,
        @Nullable TrackerDraft published,
        Instant changedAt,
        Quality quality) {

    /**
     * How good the newest version is, by the labelled sentences.
     *
     * @param right found, and rightly
     * @param wrong found, but wrongly
     * @param missed labelled as right, but not found
     */
    public record Quality(int right, int wrong, int missed) {

        /** Of what it finds, the part that is right, 0..1; null where nothing labelled was found. */
        public @Nullable Double precision() {
            return right + wrong == 0 ? null : Math.round(1000.0 * right / (right + wrong)) / 1000.0;
        }

        /** Of what is right, the part that it finds, 0..1; null where nothing was labelled as right. */
        public @Nullable Double recall() {
            return right + missed == 0 ? null : Math.round(1000.0 * right / (right + missed)) / 1000.0;
        }
    }
}
