package dev.rapport.search.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.archive.BacklogStore;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Viewer;
import dev.rapport.database.TestDatabase;
import dev.rapport.language.meaning.MeaningUnavailable;
import dev.rapport.search.IndexSource;
import dev.rapport.search.IndexedItem;
import dev.rapport.search.MeaningIndex;
import dev.rapport.search.Occasion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is brought into the index of meanings and when, on a real database; the index is stood in for. */
class MeaningWorkerTest {

    private static final Viewer ADMIN = new Viewer("admin");
    private static final TestDatabase database = TestDatabase.migrated();

    private final MeaningStore store = new MeaningStore(database.jdbc(), new BacklogStore(database.jdbc()));
    private final Held held = new Held();
    private final MeaningWorker worker = new MeaningWorker(store, held, held);

    @BeforeEach
    void forget() {
        database.jdbc().sql("delete from item").update();
    }

    @AfterEach
    void stop() {
        worker.stop();
    }

    private void awaitNothingDue() {
        worker.start();
        Awaitility.await().until(() -> store.backlog(ADMIN) == 0);
    }

    @Test
    void whatWasIndexedIsBroughtOnceItHasComeToItsEnd() {
        ItemId done = item("PROCESSED");
        ItemId onItsWay = item("PENDING");
        worker.indexed(List.of(done, onItsWay));
        assertThat(store.backlog(ADMIN)).isEqualTo(2);

        worker.start();
        Awaitility.await().until(() -> store.backlog(ADMIN) == 1);
        assertThat(held.items).containsExactly(done);

        database.jdbc().sql("update item set state = 'PROCESSED'").update();
        worker.call();
        Awaitility.await().until(() -> store.backlog(ADMIN) == 0);
        assertThat(held.items).containsExactlyInAnyOrder(done, onItsWay);
    }

    @Test
    void whatAnEarlierProcessLeftIsBroughtByTheNext() {
        ItemId item = item("PROCESSED");
        worker.indexed(List.of(item)); // and killed

        awaitNothingDue();

        assertThat(held.items).containsExactly(item);
    }

    @Test
    void anIndexThatIsGoneHasAllItemsAskedForAnew() {
        ItemId item = item("PROCESSED");
        database.jdbc()
                .sql("insert into stage (item_id, stage, state) values (?, 'INDEX', 'DONE')")
                .param(item.value())
                .update();
        item("PROCESSED");
        held.complete = false;

        worker.start();
        Awaitility.await().until(() -> held.complete && held.items.contains(item));

        assertThat(held.items).containsExactly(item);
    }

    @Test
    void oneThatFailsHoldsUpNoOther() {
        ItemId bad = item("PROCESSED");
        ItemId good = item("PROCESSED");
        held.failing.add(bad);
        worker.indexed(List.of(bad, good));

        worker.start();
        Awaitility.await().until(() -> store.backlog(ADMIN) == 1);

        assertThat(held.items).containsExactly(good);
    }

    @Test
    void whatIsErasedWhileItIsReadIsTakenOutAgain() {
        ItemId erased = item("PROCESSED");
        held.meanwhile = () -> database.jdbc()
                .sql("delete from item where id = ?")
                .param(erased.value())
                .update();
        worker.indexed(List.of(erased));

        awaitNothingDue();

        Awaitility.await().until(() -> held.removed.contains(erased));
        assertThat(held.items).isEmpty();
    }

    @Test
    void whatIsAskedForWhileItIsReadIsReadOnceMore() {
        ItemId item = item("PROCESSED");
        held.meanwhile = () -> {
            held.meanwhile = () -> {};
            worker.indexed(List.of(item));
        };
        worker.indexed(List.of(item));

        awaitNothingDue();

        assertThat(held.replaced).containsExactly(item, item);
    }

    @Test
    void anImportGoesFirstButNotForEver() {
        worker.indexed(List.of(item("PROCESSED")));
        assertThat(store.mustWait()).isFalse();

        for (int i = 0; i < BacklogStore.MANY_MESSAGES; i++) {
            item("PENDING");
        }
        database.jdbc()
                .sql("update item set kind = 'MESSAGE' where state = 'PENDING'")
                .update();
        assertThat(store.mustWait()).isTrue();

        database.jdbc()
                .sql("update meaning_due set due = now() - interval '1 hour'")
                .update();
        assertThat(store.mustWait()).isFalse();
    }

    @Test
    void withoutAModelItWaits() {
        held.unavailable = true;
        worker.indexed(List.of(item("PROCESSED")));

        worker.start();
        Awaitility.await().until(() -> held.refused);

        assertThat(store.backlog(ADMIN)).isEqualTo(1);
    }

    private static ItemId item(String state) {
        ItemId item = ItemId.create();
        ConversationId conversation = ConversationId.create();
        database.jdbc()
                .sql("insert into conversation (id, channel, started_at) values (?, 'CALL', now())")
                .param(conversation.value())
                .update();
        database.jdbc()
                .sql("insert into item (id, conversation_id, kind, source, sha256, size, started_at, state)"
                        + " values (?, ?, 'RECORDING', 'test', 'x', 1, now(), ?)")
                .params(item.value(), conversation.value(), state)
                .update();
        return item;
    }

    /** Holds only which items there are. */
    private static final class Held implements MeaningIndex, IndexSource {

        private final Set<ItemId> items = ConcurrentHashMap.newKeySet();
        private final List<ItemId> replaced = new CopyOnWriteArrayList<>();
        private final List<ItemId> removed = new CopyOnWriteArrayList<>();
        private final Set<ItemId> failing = new HashSet<>();
        private volatile Runnable meanwhile = () -> {};
        private volatile boolean complete = true;
        private volatile boolean unavailable;
        private volatile boolean refused;

        @Override
        public int replaceAll(List<IndexedItem> wanted) {
            if (unavailable) {
                refused = true;
                throw new MeaningUnavailable("not on this machine", new IllegalStateException());
            }
            List<ItemId> ids = new ArrayList<>();
            wanted.forEach(one -> ids.add(one.occasion().item()));
            if (ids.stream().anyMatch(failing::contains)) {
                throw new IllegalStateException("bad item");
            }
            items.addAll(ids);
            replaced.addAll(ids);
            meanwhile.run();
            return ids.size();
        }

        @Override
        public void remove(ItemId item) {
            items.remove(item);
            removed.add(item);
        }

        @Override
        public void removeConversation(ConversationId conversation) {}

        @Override
        public boolean needsRebuild() {
            return !complete;
        }

        @Override
        public void isBeingRebuilt() {
            complete = true;
        }

        @Override
        public List<ItemId> after(@Nullable ItemId last, int limit) {
            return List.of();
        }

        @Override
        public List<IndexedItem> indexed(List<ItemId> wanted) {
            return wanted.stream().map(Held::indexedItem).toList();
        }

        private static IndexedItem indexedItem(ItemId item) {
            return new IndexedItem(
                    new Occasion(
                            ConversationId.create(),
                            item,
                            Channel.CALL,
                            Instant.EPOCH,
                            null,
                            null,
                            null,
                            List.of(),
                            List.of(),
                            true,
                            false),
                    List.of());
        }
    }
}
