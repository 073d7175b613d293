package dev.rapport.search;

import dev.rapport.conversation.TemporaryFailure;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.apache.lucene.store.AlreadyClosedException;

/**
 * Threads that nobody interrupts, to write with.
 *
 * <p>Java closes a file channel under a thread that is interrupted, upon which Lucene gives up its writer with all that
 * is not on disk yet; and job threads are interrupted when the service stops. Safe for use by many threads.
 */
final class WriterThreads implements AutoCloseable {

    private final ExecutorService threads = Executors.newFixedThreadPool(
            Math.max(2, Runtime.getRuntime().availableProcessors()),
            Thread.ofPlatform().name("index-write-", 0).factory());

    /** Does this work in one of the threads, and waits for it; what fails for the disk is a {@link TemporaryFailure}. */
    <T> T run(Callable<T> work) {
        try {
            return result(threads.submit(work));
        } catch (RejectedExecutionException e) {
            throw closed(e);
        }
    }

    static <T> T result(Future<T> work) {
        try {
            return work.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException own && !(own instanceof AlreadyClosedException)) {
                throw own;
            }
            throw new TemporaryFailure("The search index could not be written: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TemporaryFailure("Interrupted while the search index was written", e);
        }
    }

    static TemporaryFailure closed(RejectedExecutionException e) {
        return new TemporaryFailure("The search index is closed: the service is stopping", e);
    }

    /** Waits for the work that was given. */
    @Override
    public void close() {
        threads.close();
    }
}
