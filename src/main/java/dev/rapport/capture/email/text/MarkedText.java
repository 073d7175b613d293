package dev.rapport.capture.email.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Readable text, with what the HTML that it comes from says about stretches of it.
 *
 * @param marks none for plain text; in the order of their ends
 */
public record MarkedText(String text, List<Mark> marks) {

    public MarkedText {
        marks = List.copyOf(marks);
    }

    public static MarkedText plain(String text) {
        return new MarkedText(text, List.of());
    }

    public boolean isBlank() {
        return text.isBlank();
    }

    /** Whether the HTML says where the history begins. */
    public boolean showsHistory() {
        return marks.stream().anyMatch(mark -> mark.role() == Role.CITED || mark.role() == Role.HISTORY);
    }

    /** Puts another text after this one, an empty line between them. */
    public MarkedText then(MarkedText next) {
        if (isBlank() || next.isBlank()) {
            return isBlank() ? next : this;
        }
        String before = text.stripTrailing() + "\n\n";
        List<Mark> all = new ArrayList<>(marks);
        next.marks.forEach(
                mark -> all.add(new Mark(mark.role(), mark.start() + before.length(), mark.end() + before.length())));
        return new MarkedText(before + next.text, all);
    }

    /** A stretch, in characters, end exclusive. */
    public record Mark(Role role, int start, int end) {}

    /** What mail programs say by their markup. */
    public enum Role {
        /** A quote that a mail program made of the message that is answered. */
        CITED,
        /** A quote by the markup for any quote: history, or a document that the sender quotes. */
        BLOCKQUOTE,
        /** The introduction of a quote. */
        ATTRIBUTION,
        /** From here on to the end of the text stands what was written before. */
        HISTORY,
        /** From here on to the end of the text stands a forwarded message. */
        FORWARDED,
        SIGNATURE
    }
}
