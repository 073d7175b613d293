package dev.rapport.capture.vcon;

import dev.rapport.archive.LocalFile;
import dev.rapport.archive.MediaStore;
import dev.rapport.capture.Arrival;
import dev.rapport.capture.FileDelivery;
import dev.rapport.capture.Intake;
import dev.rapport.capture.WatchedFolder;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.TemporaryFailure;
import dev.rapport.installation.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Keeps an imported vCon that was refused in {@code inbox/chat/.failed/vcon}, with the reason beside it, seen in quarantine. Tried
 * again, it is put into {@code inbox/chat}. Safe for use by many threads.
 */
@Component
final class RefusedVcons {

    private final Intake intake;
    private final MediaStore media;
    private final Path dataFolder;
    private final WatchedFolder inbox;

    RefusedVcons(Intake intake, MediaStore media, DataFolder dataFolder) {
        this.intake = intake;
        this.media = media;
        this.dataFolder = dataFolder.root();
        inbox = new WatchedFolder(dataFolder.inbox().resolve("chat"));
    }

    /**
     * Keeps it. On return it is committed; the same again is the same file and the same sighting.
     *
     * @throws TemporaryFailure where it can not be kept just now
     */
    void keep(VconImportStore.Running running, String source, String reason) {
        String name = running.id() + "-" + safe(running.filename());
        Path kept = inbox.root().resolve(".failed").resolve("vcon").resolve(name);
        try {
            Files.createDirectories(kept.resolveSibling(""));
            LocalFile file = LocalFile.of(media.open(running.original()));
            try {
                Files.copy(file.path(), kept, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                file.release();
            }
            Files.setLastModifiedTime(kept, FileTime.from(Instant.EPOCH));
            WatchedFolder.force(kept.resolveSibling(""));
            WatchedFolder.explain(kept, reason);
            Path back = inbox.root().resolve("vcon").resolve(name);
            var delivery = new FileDelivery(
                    dataFolder.relativize(back).toString(), running.original().size(), Instant.EPOCH);
            String keptAs = dataFolder.relativize(kept).toString();
            intake.refuse(new Arrival(source, Channel.CHAT, null, null, delivery), delivery, reason, keptAs);
            intake.acknowledge(delivery);
        } catch (IOException e) {
            throw new TemporaryFailure("A refused vCon can not be kept just now: " + e, e);
        }
    }

    private static String safe(String filename) {
        String last = filename.substring(Math.max(filename.lastIndexOf('/'), filename.lastIndexOf('\\')) + 1);
        String safe = last.replaceAll("[^A-Za-z0-9._=-]+", "_").replaceAll("^\\.+", "_");
        return safe.isEmpty() ? "import.vcon" : safe.length() > 100 ? safe.substring(safe.length() - 100) : safe;
    }
}
