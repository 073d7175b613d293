package dev.rapport.archive;

import dev.rapport.conversation.Original;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;

/**
 * Holds originals under their SHA-256, never changed; some are erased.
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
     * @throws NoRoom when there is too little room left; nothing is kept
     * @throws IOException when it could not be made durable, as on a full disk; nothing is kept
     */
    Original store(InputStream bytes, long maxBytes) throws IOException;

    /**
     * Opens an original for reading at any place; as a {@link LocalFile} where it lies on this machine.
     *
     * @throws java.nio.file.NoSuchFileException when there is none of this name
     */
    SeekableByteChannel open(Original original) throws IOException;

    /**
     * Deletes an original that nobody uses any more; one that is not there is gone already.
     *
     * @param sha256 its name
     * @return false where it was stored a moment ago: whoever did so may be about to use it, so ask again in some minutes
     * @throws IOException when it could not be deleted
     */
    boolean erase(String sha256) throws IOException;

    /**
     * Looks whether anything can be stored just now.
     *
     * @throws NoRoom when there is too little room left
     */
    default void checkRoom() throws IOException {}

    /** There is too little room left: the rest is the database's, which cannot go on without. */
    final class NoRoom extends IOException {
        private static final long serialVersionUID = 1;

        public NoRoom(String message) {
            super(message);
        }
    }

    /** There is more to store than is allowed. */
    final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;

        public TooLarge(long maxBytes) {
            super("Larger than the " + maxBytes + " bytes that are taken at most");
        }
    }
}
