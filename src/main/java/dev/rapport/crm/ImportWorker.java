package dev.rapport.crm;

import dev.rapport.background.BackgroundWorker;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Works through imports in the background, one after the other: at once when one was taken in, and at the start of the
 * process those that an earlier one left.
 *
 * <p>Looks every {@link #PAUSE_SECONDS} seconds anyway, for those of a process that died elsewhere, and for those that the
 * database failed of. A stop waits for the rows at hand. Safe for use by many threads.
 */
@Component
class ImportWorker extends BackgroundWorker {

    private static final Logger LOG = LoggerFactory.getLogger(ImportWorker.class);

    private final ImportStore imports;
    private final ImportRun run;

    ImportWorker(ImportStore imports, ImportRun run) {
        super("contact-import");
        this.imports = imports;
        this.run = run;
    }

    @Override
    protected void workThrough() {
        imports.running().stream().takeWhile(running -> isWanted()).forEach(this::run);
    }

    /** One import that fails does not hold up the others. */
    private void run(ImportStore.Running running) {
        try {
            run.run(running, this::isWanted);
        } catch (DataAccessException | TransactionException | UncheckedIOException e) {
            LOG.warn("Import {} goes on in {} s", running.id(), PAUSE_SECONDS, e);
        } catch (RuntimeException e) {
            LOG.error("Import {} stopped on a fault of ours", running.id(), e);
            imports.failed(running.id(), "A fault of this program stopped the import; its log has the details: " + e);
        }
    }
}
