package dev.rapport.search;

import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.ItemId;
import java.util.List;
import java.util.Set;

/**
 * Both indexes, as one for those who write: what is put in goes to the words, and meanings follow in their own time; what is taken
 * out is out of both at once, so that nothing of what was erased stays. Safe for use by many threads.
 */
final class MomentIndexes implements MomentIndex {

    private final MomentIndex words;
    private final MeaningIndex meanings;

    MomentIndexes(MomentIndex words, MeaningIndex meanings) {
        this.words = words;
        this.meanings = meanings;
    }

    @Override
    public void replace(IndexedItem item) {
        words.replace(item);
    }

    @Override
    public void replaceAll(List<IndexedItem> items, Set<ItemId> added) {
        words.replaceAll(items, added);
    }

    @Override
    public void remove(ItemId item) {
        words.remove(item);
        meanings.remove(item);
    }

    @Override
    public void removeConversation(ConversationId conversation) {
        words.removeConversation(conversation);
        meanings.removeConversation(conversation);
    }

    @Override
    public boolean needsRebuild() {
        return words.needsRebuild();
    }

    @Override
    public Rebuilding beginRebuild() {
        return words.beginRebuild();
    }
}
