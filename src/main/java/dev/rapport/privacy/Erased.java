package dev.rapport.privacy;

import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.ItemId;
import java.util.List;

/**
 * A conversation whose rows are gone.
 *
 * @param items what it was made of; the index may still have moments of them
 * @param originals the SHA-256 of what was received; the media store may still have them
 * @param files where watched folders had them, from the data folder; copies may still lie in {@code .done}
 */
record Erased(ConversationId conversation, List<ItemId> items, List<String> originals, List<String> files) {

    Erased {
        items = List.copyOf(items);
        originals = List.copyOf(originals);
        files = List.copyOf(files);
    }
}
