package dev.rapport.capture.chat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a platform says of one message: that it is there, with this text, or that it was taken back. */
public sealed interface ChatEntry {

    /** The platform's, unique in the room. */
    String id();

    /**
     * A message with its text.
     *
     * @param from the id of the person
     * @param replyTo the id of the message that it answers
     * @param editedAt when it got this text, if it is not the first; null for the first text, and where nobody says
     */
    record Written(
            String id,
            String from,
            Instant sentAt,
            String text,
            @Nullable String replyTo,
            @Nullable Instant editedAt)
            implements ChatEntry {}

    /** A message that was taken back. */
    record Deleted(String id, @Nullable Instant at) implements ChatEntry {}
}
