package dev.rapport.search;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets all who wait for the disk share one write: those who come while one write runs are covered by the next.
 *
 * <p>Under load a write begins {@link #PAUSE_MS} after the last one at the earliest, so that more share it: a write costs
 * the same for one as for many. Who comes alone does not wait for that.
 *
 * <p>The writes run in a thread of their own, for the reason of {@link WriterThreads}. Safe for use by many threads.
 */
final class GroupCommit implements AutoCloseable {

    /** What makes everything durable that was done before it. */
    interface Commit {
        void run() throws Exception;
    }

    private static final long PAUSE_MS = 50;

    private final Commit commit;
    private final ExecutorService committer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("index-commit").factory());
    private CompletableFuture<Void> next = new CompletableFuture<>();
    private boolean asked;
    private volatile long lastEnd = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(PAUSE_MS);

    GroupCommit(Commit commit) {
        this.commit = commit;
    }

    /** Returns when all that the caller did before is durable; else a {@link dev.rapport.conversation.TemporaryFailure}. */
    void await() {
        try {
            WriterThreads.result(ask());
        } catch (RejectedExecutionException e) {
            throw WriterThreads.closed(e);
        }
    }

    private synchronized CompletableFuture<Void> ask() {
        if (!asked) {
            committer.execute(this::run);
            asked = true;
        }
        return next;
    }

    private void run() {
        pause();
        CompletableFuture<Void> covered = begin();
        try {
            commit.run();
            covered.complete(null);
        } catch (Exception | Error e) {
            covered.completeExceptionally(e);
        } finally {
            lastEnd = System.nanoTime();
        }
    }

    private void pause() {
        long nanos = lastEnd + TimeUnit.MILLISECONDS.toNanos(PAUSE_MS) - System.nanoTime();
        if (nanos > 0) {
            LockSupport.parkNanos(nanos); // also where it ends early, nothing is lost but a better share
        }
    }

    private synchronized CompletableFuture<Void> begin() {
        CompletableFuture<Void> covered = next;
        next = new CompletableFuture<>();
        asked = false;
        return covered;
    }

    /** Waits for the writes that were asked for. */
    @Override
    public void close() {
        committer.close();
    }
}
