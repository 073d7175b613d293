package dev.rapport.privacy;

import dev.rapport.archive.MediaStore;
import dev.rapport.background.BackgroundWorker;
import dev.rapport.search.MomentIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes what was erased out of the index, the media store and the folders that it came by.
 *
 * <p>Every step may be done twice. While a stage is still at work on an item, it may write to the index once more: then it is
 * done again after that. An original that was stored a moment ago may be about to be used, and waits. Safe for use by many
 * threads; one cleans up at a time.
 */
@Component
class ErasureCleanup extends BackgroundWorker {

    private static final Logger LOG = LoggerFactory.getLogger(ErasureCleanup.class);

    private final ErasureStore store;
    private final MomentIndex index;
    private final MediaStore media;
    private final FolderCopies copies;
    private final ReentrantLock cleaning = new ReentrantLock();

    ErasureCleanup(ErasureStore store, MomentIndex index, MediaStore media, FolderCopies copies) {
        super("erasure");
        this.store = store;
        this.index = index;
        this.media = media;
        this.copies = copies;
    }

    /** Does what can be done now, so that a search that begins afterwards finds nothing; the rest is done soon. */
    void now() {
        try {
            cleanAll();
        } catch (RuntimeException e) {
            LOG.warn("What was erased is cleaned up in some seconds, since that failed now", e);
        }
        call();
    }

    @Override
    protected void workThrough() {
        cleanAll();
    }

    private void cleanAll() {
        cleaning.lock();
        try {
            store.open().forEach(this::clean);
        } finally {
            cleaning.unlock();
        }
    }

    private void clean(Erased erased) {
        boolean atWork = store.isAtWork(erased.items()); // before the index: who begins later finds no item
        index.removeConversation(erased.conversation());
        erased.items().forEach(index::remove);
        copies.delete(erased);
        boolean waiting = false;
        for (String original : erased.originals()) {
            waiting |= !store.isUsed(original) && !erase(original);
        }
        if (!atWork && !waiting) {
            store.done(erased);
        }
    }

    private boolean erase(String original) {
        try {
            return media.erase(original);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The original " + original + " can not be deleted; see who owns the media folder", e);
        }
    }
}
