package dev.rapport.insight;

import dev.rapport.capture.Ledger;
import dev.rapport.conversation.Channel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How well what customers say is captured.
 *
 * @param captureRate share of what was to be captured that is in the archive: all but duplicates and what policy leaves out,
 *     less what is in quarantine, waits or was discarded; null where there was nothing
 * @param unmatchedShare of what is in the archive, what is on nobody's record; null where there is nothing
 * @param confidence of the recogniser, over all words heard; null where none were
 * @param unsureShare of the utterances of calls, those below {@value #UNSURE}
 * @param suggestedDuplicates pairs of contacts that may be one person
 * @param quarantine by stage and reason, the most frequent first
 */
public record Quality(
        Counts total,
        @Nullable Double captureRate,
        @Nullable Double unmatchedShare,
        @Nullable Double confidence,
        @Nullable Double unsureShare,
        long suggestedDuplicates,
        List<Source> sources,
        List<Reason> quarantine) {

    /** Confidence below which an utterance counts as unsure. */
    public static final double UNSURE = 0.7;

    public Quality {
        sources = List.copyOf(sources);
        quarantine = List.copyOf(quarantine);
    }

    /** Sightings, and what became of them. */
    public record Counts(
            long seen,
            long attached,
            long unmatched,
            long duplicate,
            long excluded,
            long quarantined,
            long pending,
            long discarded,
            long erased) {

        static Counts of(Ledger.Row row) {
            return new Counts(
                    row.seen(),
                    row.attached(),
                    row.unmatched(),
                    row.duplicate(),
                    row.excluded(),
                    row.quarantined(),
                    row.pending(),
                    row.discarded(),
                    row.erased());
        }

        Counts plus(Counts other) {
            return new Counts(
                    seen + other.seen,
                    attached + other.attached,
                    unmatched + other.unmatched,
                    duplicate + other.duplicate,
                    excluded + other.excluded,
                    quarantined + other.quarantined,
                    pending + other.pending,
                    discarded + other.discarded,
                    erased + other.erased);
        }

        /** Null where nothing was to be captured. */
        public @Nullable Double captureRate() {
            return share(attached + unmatched, seen - duplicate - excluded - erased);
        }

        /** Null where nothing is in the archive. */
        public @Nullable Double unmatchedShare() {
            return share(unmatched, attached + unmatched);
        }

        private static @Nullable Double share(long part, long whole) {
            return whole <= 0 ? null : (double) part / whole;
        }
    }

    /** A source; {@code warning} is null where all seems well. */
    public record Source(
            String source,
            Channel channel,
            Counts counts,
            @Nullable String warning) {}

    /** Why things are in quarantine. */
    public record Reason(String stage, String reason, long count) {}
}
