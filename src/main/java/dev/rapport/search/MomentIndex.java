package dev.rapport.search;

import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.ItemId;
import java.util.List;
import java.util.Set;

/**
 * Writes the index.
 *
 * <p>When a method returns, what it did is on disk and seen by every search that begins from then on. Callers at the same
 * time share one write to the disk, so that many of them are not slower than one. Safe for use by many threads.
 *
 * <p>A disk that does not take it is a {@link dev.rapport.conversation.TemporaryFailure}.
 */
public interface MomentIndex {

    /** Puts these moments in the place of all that the index holds of the item; the same again changes nothing. */
    void replace(IndexedItem item);

    /**
     * The same of many.
     *
     * @param added of which the index has nothing, so that there is nothing to be replaced
     */
    void replaceAll(List<IndexedItem> items, Set<ItemId> added);

    /** Takes the item out; one that is not there is out already. */
    void remove(ItemId item);

    /** Takes all items of the conversation out. */
    void removeConversation(ConversationId conversation);

    /** Whether the index was missing, damaged or made by another version, and is not yet complete again. */
    boolean needsRebuild();

    /** Begins to make everything anew; searches go on over the old, and see the new as it comes. */
    Rebuilding beginRebuild();

    /** One making-anew: from its beginning to {@link #finish()}. Left alone, the index just stays incomplete. */
    interface Rebuilding {

        /**
         * Adds items as they were read from the archive, but for those that were replaced or removed since the rebuild began: of
         * these, what is there is newer. Each is added once, and by one thread at a time. Seen after some seconds, and on disk at
         * the latest after {@link #finish()}.
         */
        void add(List<IndexedItem> items);

        /** Drops what was there before the rebuild and is not in the archive any more; the index is complete now. */
        void finish();
    }
}
