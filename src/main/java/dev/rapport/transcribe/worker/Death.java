package dev.rapport.transcribe.worker;

/**
 * How a worker process came to its end while its parent lived.
 *
 * @param detail for the log and the reason in quarantine
 */
public record Death(Cause cause, String detail) {

    /** What ended it; the first two speak against what it was working on. */
    public enum Cause {
        /** It fell: a signal of its own making, or an exit that nobody asked for. */
        CRASHED,
        /** It had work and did none of it for too long. */
        HUNG,
        /** SIGKILL, which comes from a person or from a kernel that is short of memory. */
        KILLED,
        /** It was asked to end, by a signal or because the application shuts down. */
        STOPPED
    }

    private static final int SIGNAL = 128;

    /** Reads an exit status as the shell does: 128 and a number is the signal of that number. */
    static Death ofExit(int status, String lastWords) {
        return switch (status) {
            case SIGNAL + 9 -> new Death(Cause.KILLED, "it was killed from outside, or memory ran out");
            case SIGNAL + 1, SIGNAL + 2, SIGNAL + 15 -> new Death(Cause.STOPPED, "it was told to end");
            default -> new Death(Cause.CRASHED, "it fell with status " + status + lastWords);
        };
    }
}
