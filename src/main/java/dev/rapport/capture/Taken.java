package dev.rapport.capture;

import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.ItemId;
import java.util.List;

/**
 * What an arrival is kept as, for good.
 *
 * @param duplicate whether the item was there before
 * @param flags what a person should know of it
 */
public record Taken(ConversationId conversation, ItemId item, boolean duplicate, List<String> flags) {

    public Taken {
        flags = List.copyOf(flags);
    }
}
