package dev.rapport.capture;

import dev.rapport.conversation.ImportId;
import java.time.Instant;
import java.util.List;

/**
 * How far an import is, of mail, of chats, or of what a vCon holds. Each message (or recording) seen is in exactly one of the
 * other counts.
 *
 * @param kind what the file is, as the API calls it
 * @param seen what was read so far
 * @param unmatched the ambiguous ones too
 * @param excluded what the policy leaves out, or was taken back before it came in
 * @param quarantined the refused ones too; the warnings name those
 * @param pending still in work
 * @param progress how much of the file is read, 0..1
 * @param warnings what could not be taken, and why the import failed
 */
public record MessageImport(
        ImportId id,
        String kind,
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

    private static final int PERCENT = 100;

    public MessageImport {
        warnings = List.copyOf(warnings);
    }

    /** DONE when all is read and nothing of it is in work any more. */
    public enum State {
        RUNNING,
        DONE,
        FAILED;

        static State of(String stored, long pending) {
            return switch (stored) {
                case "FAILED" -> FAILED;
                case "READ" -> pending == 0 ? DONE : RUNNING;
                default -> RUNNING;
            };
        }
    }

    public boolean isRunning() {
        return state == State.RUNNING;
    }

    /** In percent: half of it reading, half of it the work on what was read. */
    public int done() {
        double worked = seen == 0 ? 0 : 1 - (double) pending / seen;
        return (int) (PERCENT * progress * (1 + worked) / 2);
    }
}
