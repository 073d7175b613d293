package dev.rapport.capture.email.mime;

/**
 * Something that a reader of the message should know about the reading of it: it was read, but not as it stood.
 *
 * @param text for people; it names the thing and, where a setting cut it, the setting
 */
public record Note(Kind kind, String text) {

    /** What the note is about. */
    public enum Kind {
        /** A limit was reached, and the rest was left out of the reading; the original has it. */
        TRUNCATED,
        /** Something is kept, but cannot be read here: it is encrypted, or damaged. */
        UNREADABLE,
        /** The message is broken, and was read by what it most likely means. */
        REPAIRED,
        /** There is no header field that a message has, so that it may be none; all of it was read as text. */
        HEADLESS
    }
}
