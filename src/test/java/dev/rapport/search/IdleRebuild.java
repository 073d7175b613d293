package dev.rapport.search;

import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.ItemId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A rebuild of an index that nobody has, from nothing: for applications of tests without a search. */
public final class IdleRebuild {

    private IdleRebuild() {}

    public static IndexRebuild create() {
        return new IndexRebuild(new NoIndex(), new NoSource(), Duration.ofHours(1));
    }

    private static final class NoSource implements IndexSource {
        @Override
        public List<ItemId> after(@Nullable ItemId last, int limit) {
            return List.of();
        }

        @Override
        public List<IndexedItem> indexed(List<ItemId> items) {
            return List.of();
        }
    }

    private static final class NoIndex implements MomentIndex, MomentIndex.Rebuilding {
        @Override
        public void replace(IndexedItem item) {}

        @Override
        public void replaceAll(List<IndexedItem> items, Set<ItemId> added) {}

        @Override
        public void remove(ItemId item) {}

        @Override
        public void removeConversation(ConversationId conversation) {}

        @Override
        public boolean needsRebuild() {
            return false;
        }

        @Override
        public Rebuilding beginRebuild() {
            return this;
        }

        @Override
        public void add(List<IndexedItem> items) {}

        @Override
        public void finish() {}
    }
}
