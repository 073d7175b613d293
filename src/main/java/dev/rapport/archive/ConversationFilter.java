package dev.rapport.archive;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.ItemState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which conversations are wanted; null means any.
 *
 * @param after inclusive
 * @param before exclusive
 */
public record ConversationFilter(
        @Nullable Channel channel,
        @Nullable AccountId account,
        @Nullable ContactId contact,
        @Nullable ItemState state,
        @Nullable Instant after,
        @Nullable Instant before) {

    public static final ConversationFilter ALL = new ConversationFilter(null, null, null, null, null, null);
}
