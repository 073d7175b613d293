package dev.rapport.archive;

import dev.rapport.conversation.Original;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;

/**
 * Holds originals under their SHA-256, never changed.
 *
 * <p>What {@link #store} returned for is durable. The same bytes twice are kept once. Safe for use by many threads and
 * processes.
 */
public interface MediaStore {

    /**
     * Reads the stream to its end and keeps it.
     *
     * @param maxBytes how much is taken at most
     * @throws TooLarge when there is more; nothing is kept
     * @throws IOException when it could not be made durable, as on a full disk; nothing is kept
     */
    Original store(InputStream bytes, long maxBytes) throws IOException;

    /**
     * Opens an original for reading at any place; as a {@link LocalFile} where it lies on this machine.
     *
     * @throws java.nio.file.NoSuchFileException when there is none of this name
     */
    SeekableByteChannel open(Original original) throws IOException;

    /** There is more to store than is allowed. */
    final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;

        public TooLarge(long maxBytes) {
            super("Larger than the " + maxBytes + " bytes that are taken at most");
        }
    }
}
