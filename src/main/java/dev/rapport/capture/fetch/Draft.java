package dev.rapport.capture.fetch;

import dev.rapport.capture.WatchedFolder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What there is so far of a file that is being fetched, beside it under hidden names: the bytes, and what the server called
 * that state of them, without which they cannot be gone on with.
 *
 * <p>For use by one thread at a time.
 */
record Draft(Path whole, Path bytes, Path tag) {

    static Draft of(Path whole) throws IOException {
        String name = whole.getFileName().toString();
        Files.createDirectories(whole.toAbsolutePath().resolveSibling(""));
        return new Draft(
                whole,
                whole.resolveSibling(WatchedFolder.fitting("." + name, ".part")),
                whole.resolveSibling(WatchedFolder.fitting("." + name, ".part.tag")));
    }

    /** How many bytes can be gone on with; 0 where it has to be begun. */
    long size() throws IOException {
        return Files.exists(bytes) && Files.exists(tag) ? Files.size(bytes) : 0;
    }

    /** What the server called the state that the bytes are of: an entity tag, or a date. */
    String state() throws IOException {
        List<String> lines = Files.readAllLines(tag);
        return lines.isEmpty() ? "" : lines.getFirst();
    }

    /** Begins anew. */
    FileChannel begin(@Nullable String state) throws IOException {
        Files.deleteIfExists(tag);
        FileChannel out = FileChannel.open(
                bytes, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        if (state != null) {
            Files.writeString(tag, state);
        }
        return out;
    }

    FileChannel goOn() throws IOException {
        return FileChannel.open(bytes, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    void discard() throws IOException {
        Files.deleteIfExists(tag);
        Files.deleteIfExists(bytes);
    }

    /** All bytes are there and forced to disk: it becomes the file. */
    void complete() throws IOException {
        Files.move(bytes, whole, StandardCopyOption.ATOMIC_MOVE);
        Files.deleteIfExists(tag);
        WatchedFolder.force(whole.toAbsolutePath().resolveSibling(""));
    }
}
