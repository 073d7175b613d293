package dev.rapport.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The right to use the data folder, which one process has at a time.
 *
 * <p>Whatever lives in the folder (the database, the index, the watched folders) takes this as a constructor argument,
 * so that Spring makes the lock before it and releases it after it. The system releases it when the process dies, however
 * it dies.
 */
public final class DataFolderLock implements AutoCloseable {

    private static final String FILE = "rapport.lock";

    private final FileChannel channel;

    private DataFolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Makes the folder where it is absent; a folder that another process has is a {@link CannotStart}. */
    public static DataFolderLock on(DataFolder folder) {
        try {
            Files.createDirectories(folder.root());
            return lock(folder.root());
        } catch (IOException e) {
            throw new CannotStart(
                    "The data folder " + folder.root() + " cannot be written: " + e,
                    "Give it to the user that runs Rapport, or choose another one with --rapport.data=DIR.",
                    e);
        }
    }

    private static DataFolderLock lock(Path root) throws IOException {
        FileChannel channel = FileChannel.open(
                root.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            String owner = read(channel);
            channel.close();
            throw new CannotStart(
                    "The data folder " + root + " is in use by another Rapport"
                            + (owner.isEmpty() ? "." : ", process " + owner + "."),
                    "Stop that one first, or give this one a folder of its own with --rapport.data=DIR.");
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return new DataFolderLock(channel);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(Long.MAX_VALUE - 1, 1, false); // past the text, which stays readable on Windows
        } catch (OverlappingFileLockException e) {
            return null; // this very process has it
        }
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(20);
        channel.read(bytes, 0);
        return StandardCharsets.US_ASCII.decode(bytes.flip()).toString().strip();
    }

    /** Leaves the file: deleting it would let two processes lock two different files of that name. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
