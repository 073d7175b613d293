package dev.rapport.capture;

import dev.rapport.conversation.TemporaryFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

/**
 * A file as it lies in a watched folder: the same path, size and time of change is the same delivery.
 *
 * @param file its path from the data folder, or from the root where it lies outside
 * @param size in bytes
 * @param modified when it was last written
 */
public record FileDelivery(String file, long size, Instant modified) {

    /** Stands between the key of a file and the place of one of several things in it. */
    static final String WITHIN = " # ";

    /** The file as it is now; a link is not followed. */
    public static FileDelivery of(Path dataFolder, Path file) throws IOException {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        Path absolute = file.toAbsolutePath().normalize();
        Path named = absolute.startsWith(dataFolder) ? dataFolder.relativize(absolute) : absolute;
        return new FileDelivery(
                named.toString(), now.size(), now.lastModifiedTime().toInstant());
    }

    /**
     * Makes sure that what was read of the file is what was delivered.
     *
     * @throws TemporaryFailure where it changed, or went away, since then
     */
    public void stillThere(Path dataFolder, Path place) {
        try {
            if (of(dataFolder, place).equals(this)) {
                return;
            }
        } catch (IOException e) {
            throw new TemporaryFailure(place + " went away while it was being read", e);
        }
        throw new TemporaryFailure(place + " changed while it was being read");
    }

    /** The same file elsewhere. */
    FileDelivery at(String otherFile) {
        return new FileDelivery(otherFile, size, modified);
    }

    /** Whether a delivery was of this file as it is now, or of something in it. */
    boolean isOf(String delivery) {
        return delivery.equals(key()) || delivery.startsWith(key() + WITHIN);
    }

    /** The same for the same delivery. */
    public String key() {
        return "file " + size + " " + modified.toEpochMilli() + " " + file;
    }
}
