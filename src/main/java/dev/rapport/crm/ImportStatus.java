package dev.rapport.crm;

import dev.rapport.conversation.ImportId;
import java.time.Instant;
import java.util.List;

/**
 * How far an import is. Each row seen is in exactly one of the other counts; what else imports count (attached, unmatched,
 * ...) is 0 for customers.
 *
 * @param seen rows of the file; 0 until they were counted
 * @param pending rows that are to come
 * @param created rows that made a contact or an account
 * @param updated rows that changed one
 * @param duplicate rows that said nothing new
 * @param refused rows that could not be taken; the warnings say why. The API counts them as quarantined
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
        long refused,
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
