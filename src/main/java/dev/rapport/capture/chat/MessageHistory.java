package dev.rapport.capture.chat;

import dev.rapport.archive.ChatText;
import dev.rapport.archive.ChatText.Basis;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Decides which text of a message is in force, from all that was ever said of it.
 *
 * <p>It only ever grows, and what holds follows from what is in it, so that the same deliveries end in the same state in whatever
 * order and how often they come: of the texts the latest is in force, and a message that was taken back stays so. Where nobody
 * says when a text was changed, a text that is new is the latest, since it has just come; but the first one of a message whose
 * edits came before it is the first one, come late. Never changed.
 *
 * @param deletedAt when it was taken back; null while it stands
 */
record MessageHistory(
        NavigableSet<ChatText> texts, @Nullable Instant deletedAt) {

    static final MessageHistory NOTHING = of(Collections.emptySet(), null);

    static MessageHistory of(Collection<ChatText> texts, @Nullable Instant deletedAt) {
        return new MessageHistory(Collections.unmodifiableNavigableSet(new TreeSet<>(texts)), deletedAt);
    }

    /**
     * With what a platform said of it.
     *
     * @param statesEdits whether it says of every edit that it is one: then another text without that is the first one in other
     *     words, such as with names in the place of ids
     */
    MessageHistory with(ChatEntry.Written written, Instant now, boolean statesEdits) {
        if (written.editedAt() != null) {
            return and(written.editedAt(), Basis.STATED, written.text());
        }
        if (texts.stream().allMatch(ChatText::isEdit)) {
            return and(written.sentAt(), Basis.SENT, written.text());
        }
        if (statesEdits) {
            return this;
        }
        boolean known = has(Basis.STATED)
                ? texts.stream().anyMatch(one -> one.text().equals(written.text()))
                : texts.last().text().equals(written.text());
        return known ? this : and(afterAll(now), Basis.ARRIVED, written.text());
    }

    /** Taken back. Of several times the first counts. */
    MessageHistory takenBack(Instant at) {
        return deletedAt == null || at.isBefore(deletedAt) ? new MessageHistory(texts, at) : this;
    }

    /** What is seen of it; empty where it was taken back. */
    String text() {
        return deletedAt != null || texts.isEmpty() ? "" : texts.last().text();
    }

    /** Since when it is not its first text that is in force; null where it is. */
    @Nullable
    Instant editedAt() {
        return texts.isEmpty() || !texts.last().isEdit() ? null : texts.last().at();
    }

    /** Whether people see the same of it, and of how it came to be. */
    boolean looksLike(MessageHistory other) {
        return text().equals(other.text())
                && (deletedAt == null) == (other.deletedAt() == null)
                && texts.stream().allMatch(other::says)
                && other.texts().stream().allMatch(this::says);
    }

    private boolean says(ChatText text) {
        return texts.stream().anyMatch(one -> one.text().equals(text.text()));
    }

    private boolean has(Basis basis) {
        return texts.stream().anyMatch(one -> one.basis() == basis);
    }

    private Instant afterAll(Instant now) {
        Instant last = texts.last().at();
        return now.isAfter(last) ? now : last.plusNanos(1_000);
    }

    private MessageHistory and(Instant at, Basis basis, String text) {
        TreeSet<ChatText> more = new TreeSet<>(texts);
        return more.add(new ChatText(at, basis, text))
                ? new MessageHistory(Collections.unmodifiableNavigableSet(more), deletedAt)
                : this;
    }
}
