package dev.rapport.conversation;

import java.time.Instant;
import java.util.List;

/**
 * Asks for stages to be run, durably. The pipeline implements it.
 *
 * <p>An asking joins the transaction of the caller: it holds when that commits, and is gone when that rolls back. Asking
 * for what already waits changes nothing; asking for what runs just now makes it run once more.
 */
public interface Jobs {

    void enqueue(ItemId item, Stage stage);

    /** The same for items that are new, which nobody has asked anything for. */
    default void enqueueNew(List<ItemId> items, Stage stage) {
        items.forEach(item -> enqueue(item, stage));
    }

    /**
     * The same, not before a time: what waits already then waits until that time too, be it sooner or later.
     *
     * @param due the asking holds at once
     */
    default void enqueueAt(ItemId item, Stage stage, Instant due) {
        enqueue(item, stage);
    }

    /** The same for an item that stays what it is meanwhile: nobody needs to wait for what is added to it. */
    default void refresh(ItemId item, Stage stage) {
        enqueue(item, stage);
    }
}
