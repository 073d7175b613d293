package dev.rapport.capture.chat.export;

import java.time.Instant;
import java.util.List;

/**
 * How far an import of chats is. Each message seen is in exactly one of the other counts.
 *
 * @param seen messages that were read so far
 * @param unmatched the ambiguous ones too
 * @param excluded those that were taken back before they came in
 * @param pending still in work
 * @param progress how much of the file is read, 0..1
 * @param warnings what could not be taken, and why the import failed
 */
public record ChatImportStatus(
        ChatImportId id,
        ChatImportKind kind,
        String filename,
        State state,
        long seen,
        long attached,
        long unmatched,
        long duplicate,
        long excluded,
        long quarantined,
        long pending,
        double progress,
        List<String> warnings,
        Instant startedAt) {

    public ChatImportStatus {
        warnings = List.copyOf(warnings);
    }

    /** DONE when all is read and nothing of it is in work any more. */
    public enum State {
        RUNNING,
        DONE,
        FAILED
    }
}
