package dev.rapport.capture.chat.export;

import dev.rapport.archive.MediaStore;
import dev.rapport.background.BackgroundWorker;
import dev.rapport.conversation.TemporaryFailure;
import dev.rapport.conversation.Unprocessable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Works through imports of chats in the background, one after the other: at once when one was taken in, and at the start of the
 * process those that an earlier one left.
 *
 * <p>Looks every {@link #PAUSE_SECONDS} seconds anyway, for those that the database failed of. An import that was stopped in the
 * middle is read from its beginning; its parts that are there are passed over. A stop waits for the batch at hand. Safe for use by
 * many threads.
 */
@Component
final class ChatImportWorker extends BackgroundWorker {

    private static final Logger LOG = LoggerFactory.getLogger(ChatImportWorker.class);
    private static final double ALMOST = 0.99;

    private final ChatImportStore imports;
    private final ChatExports exports;
    private final MediaStore media;

    ChatImportWorker(ChatImportStore imports, ChatExports exports, MediaStore media) {
        super("chat-import");
        this.imports = imports;
        this.exports = exports;
        this.media = media;
    }

    @Override
    protected void workThrough() {
        imports.running().stream().takeWhile(running -> isWanted()).forEach(this::run);
    }

    /** One import that fails does not hold up the others. */
    private void run(ChatImportStore.Running running) {
        try {
            read(running);
        } catch (Unprocessable e) {
            LOG.warn("Import {} of {} failed: {}", running.id(), running.filename(), e.getMessage());
            imports.failed(running.id(), String.valueOf(e.getMessage()));
        } catch (NoSuchFileException e) {
            LOG.error("Import {} has lost its file", running.id(), e);
            imports.failed(running.id(), "The media store does not have the file any more; import it again");
        } catch (IOException | TemporaryFailure | DataAccessException | TransactionException e) {
            if (isWanted()) {
                LOG.warn("Import {} goes on in {} s", running.id(), PAUSE_SECONDS, e);
            }
        } catch (RuntimeException e) {
            LOG.error("Import {} stopped on a fault of ours", running.id(), e);
            imports.failed(running.id(), "A fault of this program stopped the import; its log has the details: " + e);
        }
    }

    private void read(ChatImportStore.Running running) throws IOException {
        var job = new ExportRun.Job(
                running.kind(), running.kind().key(), ChatImportStore.delivery(running.id()), progress -> {
                    imports.progress(
                            running.id(), Math.min(progress, ALMOST)); // the last batches are still to be taken
                    return isWanted();
                });
        try (SeekableByteChannel file = media.open(running.original())) {
            imports.read(running.id(), exports.take(file, running.filename(), job));
        }
    }
}
