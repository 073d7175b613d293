package dev.rapport.capture.email.box;

import dev.rapport.conversation.TemporaryFailure;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Works through imports of mail in the background, one after the other: at once when one was taken in, and at the start of the
 * process those that an earlier one left.
 *
 * <p>Looks every {@link #PAUSE_SECONDS} seconds anyway, for those of a process that died elsewhere, and for those that the
 * database failed of. A stop waits for the messages at hand. Safe for use by many threads.
 */
@Component
final class EmailImportWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(EmailImportWorker.class);
    private static final int PAUSE_SECONDS = 5;
    private static final int STOP_SECONDS = 10;

    private final EmailImportStore imports;
    private final EmailImportRun run;
    private final Semaphore calls = new Semaphore(0);
    private volatile @Nullable Thread thread;

    EmailImportWorker(EmailImportStore imports, EmailImportRun run) {
        this.imports = imports;
        this.run = run;
    }

    /** There is something to do. */
    void call() {
        calls.release();
    }

    @Override
    public synchronized void start() {
        if (thread == null) {
            Thread worker = Thread.ofPlatform().name("email-import").daemon().unstarted(this::work);
            thread = worker;
            worker.start();
        }
    }

    @Override
    public void stop() {
        Thread worker = thread;
        thread = null;
        call();
        try {
            if (worker != null && !worker.join(Duration.ofSeconds(STOP_SECONDS))) {
                LOG.warn("An import is in the middle of its messages; it goes on with them after the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void work() {
        while (isWanted()) {
            try {
                imports.running().stream().takeWhile(running -> isWanted()).forEach(this::run);
            } catch (RuntimeException e) {
                LOG.warn("Imports go on in {} s", PAUSE_SECONDS, e);
            }
            pause();
        }
    }

    /** One import that fails does not hold up the others. */
    private void run(EmailImportStore.Running running) {
        try {
            run.run(running, this::isWanted);
        } catch (TemporaryFailure | DataAccessException | TransactionException | UncheckedIOException e) {
            LOG.warn("Import {} goes on in {} s", running.id(), PAUSE_SECONDS, e);
        } catch (RuntimeException e) {
            LOG.error("Import {} stopped on a fault of ours", running.id(), e);
            imports.failed(running.id(), "A fault of this program stopped the import; its log has the details: " + e);
        }
    }

    private void pause() {
        try {
            if (calls.tryAcquire(PAUSE_SECONDS, TimeUnit.SECONDS)) {
                calls.drainPermits();
            }
        } catch (InterruptedException e) {
            LOG.warn("The import of mail was interrupted; it goes on after the next start");
            thread = null;
        }
    }

    private boolean isWanted() {
        return Thread.currentThread().equals(thread);
    }
}
