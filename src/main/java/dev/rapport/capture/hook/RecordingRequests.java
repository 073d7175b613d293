package dev.rapport.capture.hook;

import dev.rapport.archive.MediaStore;
import dev.rapport.capture.Arrival;
import dev.rapport.capture.FetchedStore;
import dev.rapport.capture.FileDelivery;
import dev.rapport.capture.Intake;
import dev.rapport.capture.WatchedFolder;
import dev.rapport.conversation.Channel;
import dev.rapport.installation.DataFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Keeps which recordings are to be fetched: each is a file in {@code inbox/fetched/capture-twilio-voice/SOURCE}, from where a route
 * takes it, and a pending sighting of the ledger.
 *
 * <p>The file is on disk under a hidden name before the sighting is committed, and gets its name after it; killed in between, the
 * next start gives it its name. Who asks for the same recording again changes nothing. Safe for use by many threads.
 */
@Component("askedRecordings")
final class RecordingRequests {

    static final String ENDING = ".request";

    private final Intake intake;
    private final MediaStore media;
    private final FetchedStore asked;
    private final Path dataFolder;
    private final Path folder;

    RecordingRequests(Intake intake, MediaStore media, FetchedStore asked, DataFolder dataFolder) {
        this.intake = intake;
        this.media = media;
        this.asked = asked;
        this.dataFolder = dataFolder.root();
        folder = dataFolder.inbox().resolve("fetched").resolve("capture-twilio-voice");
    }

    /** On return it is durable. */
    void ask(RecordingRequest request) throws IOException {
        String key = "capture-twilio-voice/" + request.source() + "/" + request.recording();
        if (asked.contains(key)) {
            return;
        }
        media.checkRoom();
        Path place = Files.createDirectories(folder.resolve(safe(request.source())));
        Path file = place.resolve(request.recording() + ENDING);
        synchronized (this) {
            if (!WatchedFolder.isThere(file)) {
                put(request, place, file);
            }
        }
        asked.add(key, file);
    }

    private void put(RecordingRequest request, Path place, Path file) throws IOException {
        Path hidden = place.resolve("." + file.getFileName());
        byte[] json = request.json();
        write(hidden, json);
        FileDelivery delivery = new FileDelivery(dataFolder.relativize(file).toString(), json.length, Instant.EPOCH);
        Arrival arrival = new Arrival(
                request.source(),
                Channel.CALL,
                request.recording(),
                request.known().startedAt(),
                delivery);
        intake.expect(arrival, delivery, dataFolder.relativize(hidden).toString());
        try {
            WatchedFolder.moveAlone(hidden, file);
        } catch (NoSuchFileException moved) {
            if (!WatchedFolder.isThere(file)) { // a start gives it its name too
                throw moved;
            }
        }
    }

    private static void write(Path hidden, byte[] json) throws IOException {
        Path draft = Files.createTempFile(hidden.resolveSibling(""), ".", ".tmp");
        try (FileChannel out = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(json);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.setLastModifiedTime(draft, FileTime.from(Instant.EPOCH));
        Files.move(draft, hidden, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        WatchedFolder.force(hidden.resolveSibling(""));
    }

    private static String safe(String source) {
        String safe = source.replaceAll("[^\\p{L}\\p{N}_=-]+", "_");
        return safe.isEmpty() ? "_" : safe.substring(0, Math.min(safe.length(), 60));
    }
}
