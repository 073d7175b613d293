package dev.rapport.search;

import dev.rapport.conversation.Id;
import dev.rapport.conversation.TemporaryFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A rebuild of the index. A later one takes its place, upon which this one does nothing any more. */
final class RunningRebuild implements MomentIndex.Rebuilding {

    /** Who searches meanwhile sees by then what was added. */
    private static final Duration SHOWN_AFTER = Duration.ofSeconds(5);

    private final LuceneMomentIndex index;
    private final OpenIndex begun;
    private final boolean wasEmpty;
    private final Set<Id> touched = new HashSet<>();
    private long shown = System.nanoTime();

    RunningRebuild(LuceneMomentIndex index, OpenIndex begun) {
        this.index = index;
        this.begun = begun;
        this.wasEmpty = begun.writer.getDocStats().numDocs == 0;
    }

    /** From now on, what the archive says of these is not added any more: they are being written. */
    void touch(List<? extends Id> some) {
        synchronized (touched) {
            touched.addAll(some);
        }
    }

    @Override
    public void add(List<IndexedItem> items) {
        index.shared(() -> {
            for (IndexedItem item : items) {
                add(item);
            }
            return items.size();
        });
        if (System.nanoTime() - shown > SHOWN_AFTER.toNanos()) {
            index.await();
            shown = System.nanoTime();
        }
    }

    /** Nobody touches an item between the look at whether it was touched and its writing. */
    private void add(IndexedItem item) {
        Occasion occasion = item.occasion();
        synchronized (touched) {
            boolean wanted = index.isRunning(this)
                    && !touched.contains(occasion.item())
                    && !touched.contains(occasion.conversation());
            if (wanted && index.change(now -> write(now, item)) != begun) {
                throw new TemporaryFailure("The search index was opened again, and lost what was not on disk yet");
            }
        }
    }

    private void write(OpenIndex now, IndexedItem item) throws IOException {
        if (wasEmpty) {
            index.add(now, item);
        } else {
            index.put(now, item);
        }
    }

    @Override
    public void finish() {
        if (index.finish(this)) {
            index.await();
        }
    }
}
