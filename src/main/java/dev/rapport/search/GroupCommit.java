package dev.rapport.search;

import dev.rapport.conversation.TemporaryFailure;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * Lets all who wait for the disk share one write: those who come while one write runs are covered by the next.
 *
 * <p>The writes run in a thread of their own, since Java closes a file under a thread that is interrupted, and job
 * threads are interrupted when the service stops. Safe for use by many threads.
 */
final class GroupCommit implements AutoCloseable {

    /** What makes everything durable that was done before it. */
    interface Commit {
        void run() throws Exception;
    }

    private final Commit commit;
    private final ExecutorService committer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("index-commit").factory());
    private CompletableFuture<Void> next = new CompletableFuture<>();
    private boolean asked;

    GroupCommit(Commit commit) {
        this.commit = commit;
    }

    /** Returns when all that the caller did before is durable; else a {@link TemporaryFailure}. */
    void await() {
        try {
            ask().get();
        } catch (ExecutionException e) {
            throw new TemporaryFailure("The index could not be written to disk: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TemporaryFailure("Interrupted while the index was written to disk", e);
        } catch (RejectedExecutionException e) {
            throw new TemporaryFailure("The index is closed: the service is stopping", e);
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
        CompletableFuture<Void> covered = begin();
        try {
            commit.run();
            covered.complete(null);
        } catch (Exception | Error e) {
            covered.completeExceptionally(e);
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
