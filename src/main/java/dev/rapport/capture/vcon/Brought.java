package dev.rapport.capture.vcon;

import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.ItemId;
import java.util.Map;

/**
 * An item that a vCon has become.
 *
 * @param dialogs which of its dialogs are in it, by what each is called in the item: of a recording the item's own id, of a message
 *     the message's
 */
record Brought(ConversationId conversation, ItemId item, boolean duplicate, Map<String, Integer> dialogs) {

    Brought {
        dialogs = Map.copyOf(dialogs);
    }
}
