package dev.rapport.search.meaning;

import dev.rapport.background.BackgroundWorker;
import dev.rapport.conversation.ItemChanged;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.ItemState;
import dev.rapport.language.meaning.MeaningUnavailable;
import dev.rapport.search.AfterIndexing;
import dev.rapport.search.IndexSource;
import dev.rapport.search.IndexedItem;
import dev.rapport.search.MeaningIndex;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Brings the meaning of every item that was indexed into the index of meanings, some at a time, once they have come to the end
 * of their way.
 *
 * <p>It is asked for in the transaction that keeps the index stage, so that none is lost, whenever the process is killed. While other
 * items are on their way, it rests as long as it works; while there are many, as in an import, it waits until these are through. An
 * index that is gone, damaged or of another model has all items asked for anew.
 */
@Component
@ConditionalOnProperty(name = "rapport.search.meaning.enabled", matchIfMissing = true)
final class MeaningWorker extends BackgroundWorker implements AfterIndexing {

    private static final Logger LOG = LoggerFactory.getLogger(MeaningWorker.class);
    private static final int TOGETHER = 8;

    private final MeaningStore store;
    private final MeaningIndex index;
    private final IndexSource source;
    private boolean unavailable;

    MeaningWorker(MeaningStore store, MeaningIndex index, IndexSource source) {
        super("meanings");
        this.store = store;
        this.index = index;
        this.source = source;
    }

    @Override
    public void indexed(List<ItemId> items) {
        store.ask(items);
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(ItemChanged changed) {
        if (changed.stage() == null && changed.itemState() == ItemState.PROCESSED) {
            call();
        }
    }

    @Override
    protected void workThrough() {
        if (unavailable) {
            return;
        }
        if (index.needsRebuild()) {
            store.askAll();
            index.isBeingRebuilt();
        }
        try {
            while (isWanted() && !store.mustWait() && someDone()) {
                // on with the next
            }
        } catch (MeaningUnavailable e) {
            unavailable = true;
            LOG.warn("Nothing is found by its meaning until the next start: {}", e.getMessage(), e);
        }
    }

    private boolean someDone() {
        List<MeaningStore.Due> due = store.next(TOGETHER);
        long before = System.nanoTime();
        try {
            bring(due);
        } catch (MeaningUnavailable e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.debug("Of {} items one failed; each goes by itself", due.size(), e);
            due.forEach(this::bringAlone);
        }
        if (!due.isEmpty() && store.isBusy()) {
            restAsLongAsSince(before);
        }
        return !due.isEmpty();
    }

    private void bringAlone(MeaningStore.Due due) {
        try {
            bring(List.of(due));
        } catch (MeaningUnavailable e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warn(
                    "The meaning of item {} could not be indexed{}",
                    due.item(),
                    store.failed(due.item()) ? "; it is tried again" : " for the last time",
                    e);
        }
    }

    /**
     * What was discarded or erased at the same time is taken out again: whoever erases later finds it in the index. What is just
     * being indexed anew is left as it is, and asks again.
     */
    private void bring(List<MeaningStore.Due> due) {
        List<IndexedItem> there =
                source.indexed(due.stream().map(MeaningStore.Due::item).toList());
        if (!there.isEmpty()) {
            index.replaceAll(there);
        }
        for (MeaningStore.Due one : due) {
            if (!store.done(one)) {
                index.remove(one.item());
            }
        }
    }
}
