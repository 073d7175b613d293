package dev.rapport.search;

import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.ItemId;
import java.util.List;

/**
 * Writes the index of meanings: a vector for each moment that is long enough to mean something.
 *
 * <p>It follows the index of words, later, and apart from it: nothing that is asked of words waits for it. When a method returns, what
 * it did is on disk, and seen by every search from then on. Safe for use by many threads.
 *
 * <p>A disk that does not take it is a {@link dev.rapport.conversation.TemporaryFailure}.
 */
public interface MeaningIndex {

    /**
     * Puts the meanings of these items in the place of what is held of them. A moment whose text is the same keeps its vector,
     * so that only what is new costs time (some 4 ms each).
     *
     * @return how many vectors were made
     * @throws dev.rapport.language.meaning.MeaningUnavailable where the model can not be used on this machine
     */
    int replaceAll(List<IndexedItem> items);

    /** Takes the item out; one that is not there is out already. */
    void remove(ItemId item);

    /** Takes all items of the conversation out. */
    void removeConversation(ConversationId conversation);

    /** Whether it was missing, damaged or made by another model, and nobody has seen to its being filled since. */
    boolean needsRebuild();

    /** Whoever calls this has noted down all items, so that they will come. */
    void isBeingRebuilt();
}
