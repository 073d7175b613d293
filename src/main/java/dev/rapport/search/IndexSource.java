package dev.rapport.search;

import dev.rapport.conversation.ItemId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the index is made from. Safe for use by many threads. */
public interface IndexSource {

    /** Items in a lasting order, after one of them. */
    List<ItemId> after(@Nullable ItemId last, int limit);

    /** What the index is to hold of the items; those are left out whose way has not led them to the index yet. */
    List<IndexedItem> indexed(List<ItemId> items);

    /** The same of one; empty where it is left out. */
    default Optional<IndexedItem> indexed(ItemId item) {
        return indexed(List.of(item)).stream().findFirst();
    }
}
