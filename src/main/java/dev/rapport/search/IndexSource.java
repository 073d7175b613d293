package dev.rapport.search;

import dev.rapport.conversation.ItemId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the index is made from. Safe for use by many threads. */
public interface IndexSource {

    /** Items in a lasting order, after one of them. */
    List<ItemId> after(@Nullable ItemId last, int limit);

    /** What the index is to hold of the item; empty while its way has not led it to the index yet. */
    Optional<IndexedItem> indexed(ItemId item);
}
