package dev.rapport.capture.vcon;

import dev.rapport.archive.LocalFile;
import dev.rapport.archive.MediaStore;
import dev.rapport.background.BackgroundWorker;
import dev.rapport.conversation.TemporaryFailure;
import dev.rapport.conversation.Unprocessable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Works through imports of vCons in the background, one after the other, those too that a killed process left.
 *
 * <p>What cannot be taken just now is tried again ever later, for half a day; then it is refused. Safe for use by many threads.
 */
@Component
final class VconImportWorker extends BackgroundWorker {

    /** What the ledger calls what was imported. */
    static final String SOURCE = "vcon";

    private static final Logger LOG = LoggerFactory.getLogger(VconImportWorker.class);
    private static final int MOST_TRIES = 24;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);

    private final VconImportStore imports;
    private final VconIntake intake;
    private final RefusedVcons refused;
    private final MediaStore media;

    VconImportWorker(VconImportStore imports, VconIntake intake, RefusedVcons refused, MediaStore media) {
        super("vcon-import");
        this.imports = imports;
        this.intake = intake;
        this.refused = refused;
        this.media = media;
    }

    @Override
    protected void workThrough() {
        imports.running().stream().takeWhile(running -> isWanted()).forEach(this::run);
    }

    private void run(VconImportStore.Running running) {
        try {
            take(running);
        } catch (Unprocessable e) {
            refuse(running, String.valueOf(e.getMessage()));
        } catch (NoSuchFileException e) {
            LOG.error("Import {} has lost its file", running.id(), e);
            imports.refused(running.id(), "The media store does not have the file any more; import it again");
        } catch (TemporaryFailure | DataAccessException | TransactionException | IOException | UncheckedIOException e) {
            if (running.tries() + 1 < MOST_TRIES) {
                LOG.warn("Import {} is tried again: {}", running.id(), e.toString());
                imports.later(running.id(), wait(running.tries()));
            } else {
                refuse(running, e.getMessage() + "; it was tried " + MOST_TRIES + " times");
            }
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("Import {} stopped on a fault of ours", running.id(), e);
            refuse(running, "A fault of this program stopped the import; its log has the details: " + e);
        }
    }

    private static Duration wait(int tries) {
        Duration doubled = Duration.ofSeconds(PAUSE_SECONDS).multipliedBy(1L << Math.min(tries, 20));
        return doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
    }

    private void take(VconImportStore.Running running) throws IOException {
        LocalFile file = LocalFile.of(media.open(running.original()));
        try {
            intake.take(file.path(), SOURCE, result -> imports.read(running.id(), result));
        } finally {
            file.release();
        }
    }

    private void refuse(VconImportStore.Running running, String reason) {
        LOG.warn("The vCon {} is refused: {}", running.filename(), reason);
        try {
            refused.keep(running, SOURCE, reason);
            imports.refused(running.id(), reason);
        } catch (TemporaryFailure | DataAccessException | TransactionException e) {
            LOG.warn("Import {} is refused later", running.id(), e);
        }
    }
}
