package dev.rapport.archive;

import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.ItemId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person wrote beside a conversation.
 *
 * @param item the recording or message that it is about; null for the whole
 * @param atMs the place in that recording, in milliseconds from its start
 * @param author the name of the user
 * @param changedAt when its text was last changed; null while it is the first
 */
public record Note(
        UUID id,
        ConversationId conversation,
        @Nullable ItemId item,
        @Nullable Long atMs,
        String text,
        String author,
        Instant createdAt,
        @Nullable Instant changedAt) {

    /** The longest text that is kept, in UTF-16 units. */
    public static final int LONGEST = 20_000;
}
