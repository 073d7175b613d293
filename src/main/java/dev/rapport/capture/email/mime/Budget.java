package dev.rapport.capture.email.mime;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What one reading of one message has used up of its limits, and the notes that it made.
 *
 * <p>For one thread, and one reading.
 */
public final class Budget {

    private static final int MOST_NOTES = 50;

    private final Limits limits;
    private final long startedAt = now();
    private final List<Note> notes = new ArrayList<>();
    private int parts;
    private int textBytes;

    public Budget(Limits limits) {
        this.limits = limits;
    }

    public Limits limits() {
        return limits;
    }

    /** Whether one more part may be read. */
    boolean takePart() {
        if (parts >= limits.parts()) {
            note(Note.Kind.TRUNCATED, "Only the first " + limits.parts() + " parts are read (rapport.email.max-parts)");
            return false;
        }
        parts++;
        return !isOutOfTime();
    }

    /** How many of so many bytes of text may be read. */
    int takeText(long wanted) {
        int left = (int) Math.min(wanted, limits.textBytes() - textBytes);
        if (left < wanted) {
            note(
                    Note.Kind.TRUNCATED,
                    "Only the first " + limits.textBytes() + " bytes of text are read (rapport.email.max-text)");
        }
        textBytes += left;
        return left;
    }

    /** Whether the time is over; what is left is then to be left out. */
    public boolean isOutOfTime() {
        Duration used = Duration.ofNanos(now() - startedAt);
        if (used.compareTo(limits.time()) > 0) {
            note(
                    Note.Kind.TRUNCATED,
                    "Reading stopped after " + limits.time().toMillis() + " ms (rapport.email.max-time)");
            return true;
        }
        return false;
    }

    /** The processor's time for this thread, so that a busy machine does not cut messages; else the clock's. */
    private static long now() {
        long processor = ManagementFactory.getThreadMXBean().isCurrentThreadCpuTimeSupported()
                ? ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime()
                : -1;
        return processor < 0 ? System.nanoTime() : processor;
    }

    /** Adds a note, unless it is there, or there are more than anyone would read. */
    public void note(Note.Kind kind, String text) {
        Note note = new Note(kind, text);
        if (notes.size() < MOST_NOTES && !notes.contains(note)) {
            notes.add(note);
        }
    }

    public List<Note> notes() {
        return List.copyOf(notes);
    }
}
