package dev.rapport.capture.vcon;

import java.time.Instant;
import java.util.List;

/**
 * How far the import of a vCon is. Each item that it has become is in exactly one of the other counts.
 *
 * @param seen items: recordings, messages of mail, and chats
 * @param unmatched the ambiguous ones too
 * @param quarantined 1 where the file was refused; the first warning says why
 * @param pending still in work
 * @param warnings why it was refused; and what is odd about it and was taken all the same
 */
public record VconImportStatus(
        VconImportId id,
        String filename,
        State state,
        long seen,
        long attached,
        long unmatched,
        long duplicate,
        long quarantined,
        long pending,
        List<String> warnings,
        Instant startedAt) {

    public VconImportStatus {
        warnings = List.copyOf(warnings);
    }

    /** DONE when nothing of it is in work any more; FAILED where it was refused. */
    public enum State {
        RUNNING,
        DONE,
        FAILED
    }
}
