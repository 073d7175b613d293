package dev.rapport.insight;

/**
 * What Rapport did without anybody typing, in a period.
 *
 * @param calls filed on a customer's record; so are {@code emails} and {@code chats}
 * @param fieldsFilled values of fields that were derived, each change of one
 * @param promises that were found and are remembered
 * @param corrected what people put right: words, speakers, findings, fields and filings
 * @param minutesSaved by the assumption
 */
public record Value(
        long calls,
        long emails,
        long chats,
        long fieldsFilled,
        long promises,
        Corrected corrected,
        double minutesSaved,
        Assumption assumption) {

    /** What people put right. */
    public record Corrected(long transcripts, long findings, long filings) {

        public long all() {
            return transcripts + findings + filings;
        }
    }

    /** What a person is taken to need for it, in minutes. */
    public record Assumption(double minutesPerCall, double minutesPerMessage, double minutesPerField) {}
}
