package dev.rapport.archive;

import java.time.Instant;
import java.util.Comparator;

/**
 * A text that a message of a chat has or had. Of several, the greatest is in force.
 *
 * <p>An edit is later than the first text, whatever the clocks say: platforms give the time of an edit in whole seconds. Of two
 * edits of one instant the longer one counts as the later, as programs that write while they think make them; so which came in
 * first does not matter.
 *
 * @param at from when on it was in force
 * @param basis how that is known
 */
public record ChatText(Instant at, Basis basis, String text) implements Comparable<ChatText> {

    private static final Comparator<ChatText> ORDER = Comparator.comparing(ChatText::isEdit)
            .thenComparing(ChatText::at)
            .thenComparing(one -> one.text().length())
            .thenComparing(ChatText::text)
            .thenComparing(ChatText::basis);

    /** How the time of a text is known. */
    public enum Basis {
        /** It is the first text, of the time when the message was sent. */
        SENT,
        /** The platform said when the message was edited. */
        STATED,
        /** Nobody said when it was edited: it is the time when it came in. */
        ARRIVED
    }

    /** Whether it took the place of another text. */
    public boolean isEdit() {
        return basis != Basis.SENT;
    }

    @Override
    public int compareTo(ChatText other) {
        return ORDER.compare(this, other);
    }
}
