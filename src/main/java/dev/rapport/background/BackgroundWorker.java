package dev.rapport.background;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Works through what waits, on a thread of its own: at once when it is called, and at the start of the process what an
 * earlier one left.
 *
 * <p>Looks every {@link #PAUSE_SECONDS} seconds anyway, for the work of a process that died elsewhere, and for what failed. A
 * stop waits for what is at hand. Safe for use by many threads.
 */
public abstract class BackgroundWorker implements SmartLifecycle {

    protected static final int PAUSE_SECONDS = 5;

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundWorker.class);
    private static final int STOP_SECONDS = 10;
    private static final long LONGEST_REST_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final String name;
    private final Semaphore calls = new Semaphore(0);
    private volatile @Nullable Thread thread;

    /** @param name of the thread, and in the log */
    protected BackgroundWorker(String name) {
        this.name = name;
    }

    /** Does what there is to do, and leaves the rest once it is not {@link #isWanted} any more. What it throws is tried again. */
    protected abstract void workThrough();

    /** There is something to do. */
    public final void call() {
        calls.release();
    }

    @Override
    public final synchronized void start() {
        if (thread == null) {
            Thread worker = Thread.ofPlatform().name(name).daemon().unstarted(this::work);
            thread = worker;
            worker.start();
        }
    }

    @Override
    public final void stop() {
        Thread worker = thread;
        thread = null;
        call();
        try {
            if (worker != null && !worker.join(Duration.ofSeconds(STOP_SECONDS))) {
                LOG.warn("{} is in the middle of its work; it goes on after the next start", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public final boolean isRunning() {
        return thread != null;
    }

    /** Whether the thread that asks is to go on. */
    protected final boolean isWanted() {
        return Thread.currentThread().equals(thread);
    }

    /**
     * Lets others have the machine for as long as was worked, but never for long: half of it is theirs while they need it.
     *
     * @param before what {@link System#nanoTime} showed when the work began
     */
    protected static void restAsLongAsSince(long before) {
        LockSupport.parkNanos(Math.min(System.nanoTime() - before, LONGEST_REST_NANOS));
    }

    private void work() {
        while (isWanted()) {
            try {
                workThrough();
            } catch (RuntimeException e) {
                LOG.warn("{} goes on in {} s", name, PAUSE_SECONDS, e);
            }
            pause();
        }
    }

    private void pause() {
        try {
            if (calls.tryAcquire(PAUSE_SECONDS, TimeUnit.SECONDS)) {
                calls.drainPermits();
            }
        } catch (InterruptedException e) {
            LOG.warn("{} was interrupted; it goes on after the next start", name);
            thread = null;
        }
    }
}
