package dev.rapport.capture.call;

import dev.rapport.archive.MediaStore;
import dev.rapport.capture.FetchedStore;
import dev.rapport.capture.FileDelivery;
import dev.rapport.capture.WatchedFolder;
import dev.rapport.conversation.TemporaryFailure;
import dev.rapport.installation.DataFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings a file from a server or a bucket into the folder {@code inbox/fetched/SOURCE}, from where a route takes it like
 * from any watched folder.
 *
 * <p>It is streamed, forced to disk and only then given its name, with the time of change that it has there; then it is kept
 * that it was fetched. Killed in between, it is fetched again and is the same sighting. What is cut off on the way is fetched
 * again from its beginning. Safe for use by many threads.
 */
@Component("remoteCalls")
public final class RemoteCalls {

    private static final Logger LOG = LoggerFactory.getLogger(RemoteCalls.class);
    private static final int BUFFER_BYTES = 1 << 16;

    private final FetchedStore fetched;
    private final MediaStore media;
    private final Path dataFolder;
    private final long maxBytes;

    RemoteCalls(FetchedStore fetched, MediaStore media, DataFolder dataFolder, CallSettings settings) {
        this.fetched = fetched;
        this.media = media;
        this.dataFolder = dataFolder.root();
        this.maxBytes = settings.maxSize().toBytes();
    }

    /**
     * The step of a route that reads files of a server. The header {@code fetchedAs} is the key under which it is
     * remembered, and {@code landing} the name of the folder.
     */
    public void land(InputStream bytes, Exchange exchange) {
        var message = exchange.getMessage();
        Instant modified = Instant.ofEpochMilli(message.getHeader(Exchange.FILE_LAST_MODIFIED, 0L, Long.class));
        land(
                bytes,
                new RemoteCall(
                        message.getHeader("landing", String.class),
                        message.getHeader("fetchedAs", String.class),
                        message.getHeader(Exchange.FILE_NAME, String.class),
                        message.getHeader(Exchange.FILE_LENGTH, -1L, Long.class),
                        modified));
    }

    void land(InputStream bytes, RemoteCall call) {
        try {
            Path place = place(call);
            if (!isHere(place, call)) {
                download(bytes, WatchedFolder.free(place), call);
            }
            fetched.add(call.key(), place);
            LOG.info("{} of {} is fetched", call.name(), call.landing());
        } catch (MediaStore.TooLarge e) {
            LOG.warn(
                    "{} of {} is not fetched: {}; rapport.calls.max-size sets that",
                    call.name(),
                    call.landing(),
                    e.getMessage());
        } catch (IOException e) {
            throw new TemporaryFailure(
                    call.name() + " of " + call.landing() + " cannot be fetched just now, and is tried again: " + e, e);
        }
    }

    private void download(InputStream bytes, Path place, RemoteCall call) throws IOException {
        media.checkRoom();
        Path folder = Files.createDirectories(place.resolveSibling(""));
        Path draft = Files.createTempFile(folder, ".", ".part");
        try {
            long size = write(bytes, draft);
            if (call.size() >= 0 && size != call.size()) {
                throw new IOException("it has " + size + " bytes, and should have " + call.size());
            }
            Files.setLastModifiedTime(draft, FileTime.from(call.modified()));
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
            WatchedFolder.force(folder);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private long write(InputStream bytes, Path draft) throws IOException {
        long size = 0;
        try (FileChannel out = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                size += read;
                if (size > maxBytes) {
                    throw new MediaStore.TooLarge(maxBytes);
                }
                ByteBuffer rest = ByteBuffer.wrap(buffer, 0, read);
                while (rest.hasRemaining()) {
                    out.write(rest);
                }
            }
            out.force(true);
        }
        return size;
    }

    /** Whether it landed before, and is still there or was taken since. */
    private boolean isHere(Path place, RemoteCall call) throws IOException {
        if (Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS)
                && Files.size(place) == call.size()
                && Files.getLastModifiedTime(place).toInstant().equals(call.modified())) {
            return true;
        }
        String named = dataFolder.relativize(place).toString();
        return fetched.wasTaken(new FileDelivery(named, call.size(), call.modified()));
    }

    /** Whatever a name says, it stays below the folder; what begins with a dot would never be looked at. */
    private Path place(RemoteCall call) throws IOException {
        Path place = root(call.landing());
        List<String> names = new ArrayList<>();
        for (String name : call.name().replace('\0', '?').split("/")) {
            if (!name.isBlank() && !name.equals(".") && !name.equals("..")) {
                names.add(WatchedFolder.fitting(name.startsWith(".") ? "_" + name.substring(1) : name, ""));
            }
        }
        if (names.isEmpty()) {
            throw new IOException("its name \"" + call.name() + "\" is none that a file can have");
        }
        for (String name : names) {
            place = place.resolve(name);
        }
        return place;
    }

    private Path root(String landing) {
        return dataFolder.resolve("inbox").resolve("fetched").resolve(landing.replaceAll("[^A-Za-z0-9._-]", "_"));
    }

    /**
     * A file elsewhere.
     *
     * @param landing the folder below {@code inbox/fetched}
     * @param key under which it is remembered: the source, the file and its state
     * @param name with {@code /} between folders
     * @param size in bytes; negative where it is not known
     */
    record RemoteCall(String landing, String key, String name, long size, Instant modified) {

        RemoteCall {
            modified = modified.truncatedTo(ChronoUnit.SECONDS);
        }
    }
}
