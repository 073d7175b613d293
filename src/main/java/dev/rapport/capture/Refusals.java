package dev.rapport.capture;

import dev.rapport.conversation.Channel;
import dev.rapport.conversation.Page;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Viewer;
import dev.rapport.installation.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Holds the files that were refused: a person can have one tried again, after mending it, or discard it.
 *
 * <p>Tried again, it goes back to where it was delivered and is the same sighting. Discarded, it stays where it is kept,
 * and is only no longer shown. Safe for use by many threads.
 */
@Component
public final class Refusals {

    private final RefusalStore store;
    private final Path dataFolder;

    Refusals(RefusalStore store, DataFolder dataFolder) {
        this.store = store;
        this.dataFolder = dataFolder.root();
    }

    /** What became of a person's wish. */
    public enum Answer {
        DONE,
        /** There is no such refused file, or not any more. */
        UNKNOWN,
        /** It is no longer where it was kept, so that it can only be discarded. */
        FILE_GONE
    }

    /** The newest first. */
    public Page<Refusal> list(Viewer viewer, PageRequest page) {
        return store.list(page);
    }

    public Optional<Refusal> find(Viewer viewer, UUID id) {
        return store.find(id);
    }

    /** Puts the file, with its sidecar, back to where it was delivered. */
    public Answer retry(Viewer viewer, UUID id) {
        Optional<Refusal> refusal = store.find(id);
        if (refusal.isEmpty()) {
            return Answer.UNKNOWN;
        }
        Path kept = dataFolder.resolve(refusal.get().keptAs());
        if (!WatchedFolder.isThere(kept)) {
            return Answer.FILE_GONE;
        }
        Path back = WatchedFolder.free(dataFolder.resolve(refusal.get().file()));
        try {
            if (!store.waits(id, FileDelivery.of(dataFolder, kept).at(nameOf(back)))) {
                return Answer.UNKNOWN;
            }
            putBack(refusal.get().channel(), kept, back);
            return Answer.DONE;
        } catch (IOException e) {
            throw new UncheckedIOException(kept + " cannot be moved back to " + back, e);
        }
    }

    public Answer discard(Viewer viewer, UUID id) {
        return store.discard(id) ? Answer.DONE : Answer.UNKNOWN;
    }

    /** Only a call has its metadata beside it; a file of that name beside another one is one by itself. */
    static void putBack(Channel channel, Path kept, Path back) throws IOException {
        if (channel == Channel.CALL) {
            WatchedFolder.move(kept, back);
        } else {
            WatchedFolder.moveAlone(kept, back);
        }
        Files.deleteIfExists(WatchedFolder.reasonFor(kept));
    }

    private String nameOf(Path file) {
        return file.startsWith(dataFolder) ? dataFolder.relativize(file).toString() : file.toString();
    }
}
