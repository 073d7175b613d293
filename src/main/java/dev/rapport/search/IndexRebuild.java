package dev.rapport.search;

import dev.rapport.conversation.ItemId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Makes the index anew from the archive, in the background, when it is not complete or someone asks for it.
 *
 * <p>Searches and stages go on meanwhile. A rebuild that fails, or that a stop interrupts, begins again: a minute later,
 * or with the next start. Safe for use by many threads.
 */
@Component
public class IndexRebuild implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(IndexRebuild.class);

    /** Long calls have a thousand moments each, and two pages are in memory at a time. */
    private static final int PAGE = 50;

    private final MomentIndex index;
    private final IndexSource source;
    private final Duration pause;
    private volatile @Nullable ScheduledExecutorService worker;
    private volatile Progress progress = new Progress(false, 0);
    private volatile boolean asked;
    private volatile boolean running;

    @Autowired
    IndexRebuild(MomentIndex index, IndexSource source) {
        this(index, source, Duration.ofMinutes(1));
    }

    /** @param pause between two looks at whether the index is complete */
    IndexRebuild(MomentIndex index, IndexSource source, Duration pause) {
        this.index = index;
        this.source = source;
        this.pause = pause;
    }

    /**
     * How far it is.
     *
     * @param running whether a rebuild runs now
     * @param items how many items the one that runs, or ran last, has read
     */
    public record Progress(boolean running, long items) {}

    public Progress progress() {
        return progress;
    }

    /** Asks for a rebuild; returns at once. Asking again while one runs changes nothing. */
    public void ask() {
        asked = true;
        ScheduledExecutorService at = worker;
        if (running && at != null) {
            at.execute(this::rebuildIfNeeded);
        }
    }

    @Override
    public synchronized void start() {
        running = true;
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("index-rebuild").daemon().factory());
        worker = started;
        started.scheduleWithFixedDelay(this::rebuildIfNeeded, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        running = false;
        ScheduledExecutorService stopped = worker;
        if (stopped != null) {
            stopped.close();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void rebuildIfNeeded() {
        if (!running || !asked && !index.needsRebuild()) {
            return;
        }
        asked = false;
        try {
            rebuild();
        } catch (RuntimeException e) {
            LOG.error("Making the search index anew stopped after {} items, and is tried again", progress.items(), e);
        } finally {
            progress = new Progress(false, progress.items());
        }
    }

    /** Reads a page while the one before is written. */
    private void rebuild() {
        progress = new Progress(true, 0);
        MomentIndex.Rebuilding rebuilding = index.beginRebuild();
        try (ExecutorService writer = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("index-rebuild-write").factory())) {
            CompletableFuture<Void> written = CompletableFuture.completedFuture(null);
            List<ItemId> page = source.after(null, PAGE);
            while (running && !page.isEmpty()) {
                List<IndexedItem> items = source.indexed(page);
                written.join();
                written = CompletableFuture.runAsync(() -> rebuilding.add(items), writer);
                progress = new Progress(true, progress.items() + page.size());
                page = source.after(page.getLast(), PAGE);
            }
            written.join();
        }
        if (running) {
            rebuilding.finish();
            told(progress.items());
        }
    }

    private static void told(long items) {
        if (items > 0) {
            LOG.info("The search index was made anew from {} items", items);
        }
    }
}
