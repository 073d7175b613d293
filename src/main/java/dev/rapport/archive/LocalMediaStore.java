package dev.rapport.archive;

import dev.rapport.conversation.Original;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The media store as a folder: {@code ab/cd/abcd...}, a file an original.
 *
 * <p>An original is written beside its place, forced to disk, and then renamed, so that a name always stands for the
 * whole; the folder's entry is forced to disk too, since on Linux a rename is durable only then. What a killed process
 * left half-written in {@code incoming} is deleted at the next start.
 */
final class LocalMediaStore implements MediaStore {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int SMALL_BUFFER_BYTES = 1 << 12;
    private static final long LOOK_EVERY = 16 << 20;

    private final Path root;
    private final Path incoming;
    private final long minFree;

    /** At most 65,536, each of them known to be there after a loss of power. */
    private final Set<Path> durable = ConcurrentHashMap.newKeySet();

    private final FreshNames fresh;

    /** Read: a name is taken as stored. Write: a name is looked at and deleted. */
    private final ReadWriteLock names = new ReentrantReadWriteLock();

    /**
     * Makes the folder where it is missing; deletes what was left half-written.
     *
     * @param minFree how many bytes are left free for the database and the index
     */
    LocalMediaStore(Path root, long minFree) throws IOException {
        this(root, minFree, InstantSource.system());
    }

    LocalMediaStore(Path root, long minFree, InstantSource clock) throws IOException {
        this.root = root;
        this.minFree = minFree;
        fresh = new FreshNames(clock);
        incoming = Files.createDirectories(root.resolve("incoming"));
        PrivateFolder.make(root);
        try (var leftovers = Files.newDirectoryStream(incoming)) {
            for (Path leftover : leftovers) {
                Files.deleteIfExists(leftover);
            }
        }
    }

    @Override
    public void checkRoom() throws IOException {
        long free = root.toFile().getUsableSpace(); // of each message: a file store would read the table of mounts
        if (free < minFree) {
            throw new NoRoom("The disk of " + root + " has only " + (free >> 20)
                    + " MB left, and rapport.media.min-free" + " keeps " + (minFree >> 20)
                    + " MB of it free; make room, and what waits is taken by itself");
        }
    }

    @Override
    public Original store(InputStream bytes, long maxBytes) throws IOException {
        checkRoom();
        Path draft = Files.createTempFile(incoming, "", ".part");
        try {
            Original original = write(bytes, draft, maxBytes);
            Path folder = durable(folder(original));
            take(draft, original);
            // Also where it is there already: another thread may have renamed it just now, and not forced that yet.
            force(folder);
            return original;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private void take(Path draft, Original original) throws IOException {
        names.readLock().lock();
        try {
            fresh.add(original.sha256());
            Path place = place(original);
            if (!holds(place, original)) {
                Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            names.readLock().unlock();
        }
    }

    @Override
    public boolean erase(String sha256) throws IOException {
        Original named = new Original(sha256, 0);
        names.writeLock().lock();
        try {
            if (fresh.has(sha256)) {
                return false;
            }
            if (Files.deleteIfExists(place(named))) {
                force(folder(named));
            }
            return true;
        } finally {
            names.writeLock().unlock();
        }
    }

    @Override
    public SeekableByteChannel open(Original original) throws IOException {
        return LocalFile.open(place(original));
    }

    /** Makes a folder with those above it; each is forced to disk once in the life of this process, since that costs as much as a file. */
    private Path durable(Path folder) throws IOException {
        boolean before = durable.contains(folder);
        if (!before || !Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            // one that was there before is gone, and so may be those above it
            for (Path one = folder; !one.equals(root) && (before || !durable.contains(one)); one = above(one)) {
                force(above(one));
            }
            for (Path one = folder; !one.equals(root); one = above(one)) {
                durable.add(one);
            }
        }
        return folder;
    }

    private static Path above(Path folder) {
        return Objects.requireNonNull(folder.getParent(), "a folder below the root has one above");
    }

    /** Asked of each new original, which mostly is not there yet. */
    private static boolean holds(Path place, Original original) {
        File file = place.toFile();
        return file.isFile() && file.length() == original.size();
    }

    private Original write(InputStream bytes, Path draft, long maxBytes) throws IOException {
        MessageDigest digest = sha256();
        long size = 0;
        try (FileChannel out = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            byte[] buffer = new byte[Math.clamp(bytes.available(), SMALL_BUFFER_BYTES, BUFFER_BYTES)];
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                if ((size += read) / LOOK_EVERY != (size - read) / LOOK_EVERY) {
                    checkRoom();
                }
                if (size > maxBytes) {
                    throw new TooLarge(maxBytes);
                }
                digest.update(buffer, 0, read);
                ByteBuffer rest = ByteBuffer.wrap(buffer, 0, read);
                while (rest.hasRemaining()) {
                    out.write(rest);
                }
            }
            out.force(true);
        }
        return new Original(HexFormat.of().formatHex(digest.digest()), size);
    }

    private Path place(Original original) {
        return folder(original).resolve(original.sha256());
    }

    private Path folder(Original original) {
        String name = original.sha256();
        return root.resolve(name.substring(0, 2)).resolve(name.substring(2, 4));
    }

    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
