package dev.rapport.archive;

import dev.rapport.conversation.Attachment;
import dev.rapport.conversation.MessageId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a message of a chat is besides a message: how it came to be as it is.
 *
 * @param externalId the platform's own id of it, unique in its room
 * @param replyTo the platform's id of the message that it answers, which may not be there
 * @param editedAt when its text was last changed; null while it is the first one
 * @param deletedAt when it was taken back; its text is then empty, and stands among the earlier ones
 * @param earlier the texts that it had before, the oldest first
 * @param files those of a message that was taken back, which no longer has any; empty while it stands
 */
public record ChatFacts(
        MessageId message,
        String externalId,
        @Nullable String replyTo,
        @Nullable Instant editedAt,
        @Nullable Instant deletedAt,
        List<Text> earlier,
        List<Attachment> files) {

    public ChatFacts {
        earlier = List.copyOf(earlier);
        files = List.copyOf(files);
    }

    /** A text with the time from which it was in force. */
    public record Text(Instant at, String text) {}
}
