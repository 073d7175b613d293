package dev.rapport.crm;

import java.time.Instant;
import java.util.List;

/**
 * How far an import is. Everything else that imports count (attached, unmatched, ...) is 0 for customers.
 *
 * @param seen rows so far
 * @param pending rows that are to come
 * @param created rows that made a contact or an account
 * @param updated rows that changed one
 * @param duplicate rows that said nothing new
 * @param warnings what could not be taken, with the number of its line
 */
public record ImportStatus(
        ImportId id,
        ImportKind kind,
        String filename,
        State state,
        long seen,
        long pending,
        long created,
        long updated,
        long duplicate,
        List<String> warnings,
        Instant startedAt) {

    public ImportStatus {
        warnings = List.copyOf(warnings);
    }

    /** Where an import stands; it ends as one of the last two. */
    public enum State {
        RUNNING,
        DONE,
        FAILED
    }
}
