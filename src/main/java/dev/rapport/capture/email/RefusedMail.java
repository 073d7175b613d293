package dev.rapport.capture.email;

import dev.rapport.archive.MediaStore;
import dev.rapport.capture.Arrival;
import dev.rapport.capture.FetchedStore;
import dev.rapport.capture.FileDelivery;
import dev.rapport.capture.Intake;
import dev.rapport.capture.WatchedFolder;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.TemporaryFailure;
import dev.rapport.installation.DataFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Keeps messages that a source brought and that were refused, so that nothing is lost: as a file in {@code
 * inbox/email/.failed/SOURCE}, with the reason beside it, seen in quarantine. Tried again, it is put into {@code inbox/email}.
 *
 * <p>The same message refused again is the same file and the same sighting. Safe for use by many
 * threads.
 */
@Component
final class RefusedMail {

    private final Intake intake;
    private final MediaStore media;
    private final FetchedStore taken;
    private final Path dataFolder;
    private final WatchedFolder inbox;

    RefusedMail(Intake intake, MediaStore media, FetchedStore taken, DataFolder dataFolder) {
        this.intake = intake;
        this.taken = taken;
        this.media = media;
        this.dataFolder = dataFolder.root();
        inbox = new WatchedFolder(dataFolder.inbox().resolve("email"));
    }

    /**
     * Keeps a message and that it was refused. On return it is committed; acknowledge what it returns when the source was told.
     *
     * @param key as of its delivery; with the source, it makes the name of the file
     * @throws TemporaryFailure where it can not be kept just now
     */
    FileDelivery refuse(String source, String key, InputStream bytes, String reason) {
        String name = fileName(key) + ".eml";
        String folder = fileName(source);
        Path kept = inbox.root().resolve(".failed").resolve(folder).resolve(name);
        try {
            media.checkRoom();
            write(bytes, kept);
            FileDelivery file = delivery(inbox.root().resolve(folder).resolve(name), Files.size(kept));
            WatchedFolder.explain(kept, reason);
            note(source, file, reason, dataFolder.relativize(kept).toString());
            return file;
        } catch (IOException e) {
            throw new TemporaryFailure("A refused message of " + source + " can not be kept just now: " + e, e);
        }
    }

    /** Notes that a message was refused whose bytes stay where they are, at the source. */
    FileDelivery note(String source, String key, long size, String reason) {
        String place = source + "/" + key;
        FileDelivery file = new FileDelivery(place, size, Instant.EPOCH);
        note(source, file, reason, place);
        return file;
    }

    /** The source was told. */
    void acknowledge(FileDelivery file) {
        intake.acknowledge(file);
    }

    private void note(String source, FileDelivery file, String reason, String keptAs) {
        if (taken.wasTaken(file)) {
            return; // before a kill
        }
        intake.refuse(new Arrival(source, Channel.EMAIL, null, null, file), file, reason, keptAs);
    }

    private FileDelivery delivery(Path back, long size) {
        return new FileDelivery(dataFolder.relativize(back).toString(), size, Instant.EPOCH);
    }

    private static void write(InputStream bytes, Path kept) throws IOException {
        Path folder = Files.createDirectories(kept.resolveSibling(""));
        Path draft = Files.createTempFile(folder, ".", ".part");
        try {
            try (FileChannel out = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                bytes.transferTo(Channels.newOutputStream(out));
                out.force(true);
            }
            Files.setLastModifiedTime(draft, FileTime.from(Instant.EPOCH));
            Files.move(draft, kept, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            WatchedFolder.force(folder);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static String fileName(String text) {
        String safe = text.replaceAll("[^A-Za-z0-9._=-]+", "_").replaceAll("^\\.+", "_");
        return safe.length() > 150 ? safe.substring(0, 100) + "_" + Integer.toHexString(text.hashCode()) : safe;
    }
}
