package dev.rapport.capture.email.file;

import dev.rapport.capture.email.mime.Note;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** Collects the text of a file up to the limits of length and time, and notes when they are reached. For one thread. */
final class BoundedText extends Writer {

    private final TextLimits limits;
    private final long startedAt = System.nanoTime();
    private final StringBuilder text = new StringBuilder();
    private final List<Note> notes = new ArrayList<>();

    BoundedText(TextLimits limits) {
        this.limits = limits;
    }

    /** Thrown to end the reading; not an error. */
    static final class Full extends RuntimeException {
        private static final long serialVersionUID = 1;

        Full() {
            super("enough was read", null, false, false);
        }
    }

    @Override
    public void write(char[] from, int offset, int length) {
        checkTime();
        int room = limits.characters() - text.length();
        text.append(from, offset, Math.min(room, length));
        if (length > room) {
            note("Only the first " + limits.characters() + " characters are read (rapport.email.attachment-text)");
            throw new Full();
        }
    }

    void line(String line) {
        write(line + "\n");
    }

    @Override
    public void write(String from) {
        write(from.toCharArray(), 0, from.length());
    }

    void checkTime() {
        if (System.nanoTime() - startedAt > limits.time().toNanos()) {
            note("Reading stopped after " + limits.time().toMillis() + " ms (rapport.email.attachment-time)");
            throw new Full();
        }
    }

    void note(String what) {
        notes.add(new Note(Note.Kind.TRUNCATED, what));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    ExtractedText finish() {
        return new ExtractedText(text.toString().strip(), notes);
    }
}
