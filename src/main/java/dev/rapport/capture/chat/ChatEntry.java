package dev.rapport.capture.chat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a platform says of one message: that it is there, with this text, or that it was taken back.
 *
 * <p>What cannot be kept is made so that it can: signs that PostgreSQL does not know, ids that are too long, times of no age.
 */
public sealed interface ChatEntry {

    /** The platform's, unique in the room. */
    String id();

    /**
     * A message with its text.
     *
     * @param from the id of the person
     * @param replyTo the id of the message that it answers
     * @param editedAt when it got this text, if it is not the first; null for the first text, and where nobody says
     * @param files that are with it; those which it had before stay with it, since an edit is often told without them
     */
    record Written(
            String id,
            String from,
            Instant sentAt,
            String text,
            @Nullable String replyTo,
            @Nullable Instant editedAt,
            List<ChatFile> files)
            implements ChatEntry {

        public Written {
            id = ChatTexts.id(id);
            from = ChatTexts.id(from);
            sentAt = ChatTexts.time(sentAt);
            text = ChatTexts.clean(text);
            replyTo = replyTo == null ? null : ChatTexts.id(replyTo);
            editedAt = editedAt == null ? null : ChatTexts.time(editedAt);
            files = List.copyOf(files);
        }

        /** One without files. */
        public Written(
                String id,
                String from,
                Instant sentAt,
                String text,
                @Nullable String replyTo,
                @Nullable Instant editedAt) {
            this(id, from, sentAt, text, replyTo, editedAt, List.of());
        }
    }

    /** A message that was taken back. */
    record Deleted(String id, @Nullable Instant at) implements ChatEntry {

        public Deleted {
            id = ChatTexts.id(id);
            at = at == null ? null : ChatTexts.time(at);
        }
    }
}
