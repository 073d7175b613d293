package dev.rapport.search;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * Lets all who wait for the disk share one write: those who come while one write runs are covered by the next.
 *
 * <p>The writes run in a thread of their own, for the reason of {@link WriterThreads}. Safe for use by many threads.
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
