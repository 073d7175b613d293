package dev.rapport.capture.call;

import dev.rapport.capture.Arrival;
import dev.rapport.capture.FileDelivery;
import dev.rapport.capture.FolderFile;
import dev.rapport.capture.FolderFile.Way;
import dev.rapport.capture.Intake;
import dev.rapport.capture.Refusal;
import dev.rapport.capture.WatchedFolder;
import dev.rapport.conversation.Channel;
import dev.rapport.installation.DataFolder;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Decides what becomes of a file of a watched folder: with the metadata beside it, it is taken in or refused.
 *
 * <p>A sidecar that cannot be understood refuses both, since a call without its customer is of little use; a person mends
 * it and has both tried again. A time that cannot be is only flagged.
 */
@Component
final class CallFileIntake {

    private static final long MAX_SIDECAR_BYTES = 1 << 20;

    private final CallIntake calls;
    private final Intake intake;
    private final FileNames names;
    private final FolderTables tables;
    private final Path dataFolder;
    private final Clock clock;

    CallFileIntake(
            CallIntake calls, Intake intake, FileNames names, FolderTables tables, DataFolder dataFolder, Clock clock) {
        this.calls = calls;
        this.intake = intake;
        this.dataFolder = dataFolder.root();
        this.names = names;
        this.tables = tables;
        this.clock = clock;
    }

    /** Decides about a file, and commits that; the caller moves it. */
    FolderFile take(WatchedFolder folder, Path file, FileDelivery delivery, String source) throws IOException {
        Optional<Refusal> before = intake.refusedBefore(delivery);
        if (before.isPresent()) {
            Path kept = dataFolder.resolve(before.get().keptAs());
            return new FolderFile(Way.FAILED, file, delivery, kept, before.get().reason());
        }
        CallMetadata metadata = CallMetadata.NONE;
        try {
            metadata = metadataOf(folder, file, source);
            return switch (receive(file, delivery, metadata, source)) {
                case CallOutcome.Accepted accepted ->
                    new FolderFile(Way.DONE, file, delivery, folder.donePlace(file), "");
                case CallOutcome.Refused refused -> refused(folder, file, delivery, metadata, source, refused.reason());
            };
        } catch (InvalidMetadata e) {
            String reason = WatchedFolder.sidecarOf(file).getFileName() + ": " + e.getMessage()
                    + ". Correct that file or take it away, then retry";
            return refused(folder, file, delivery, metadata, source, reason);
        } catch (AccessDeniedException e) {
            String reason = "It may not be read by the user that Rapport runs as; change the file's permissions";
            return refused(folder, file, delivery, metadata, source, reason);
        }
    }

    private static String pathIn(WatchedFolder folder, Path file) {
        return folder.root().relativize(file).toString().replace(File.separatorChar, '/');
    }

    private CallOutcome receive(Path file, FileDelivery delivery, CallMetadata said, String source) throws IOException {
        Optional<String> doubt = said.doubtAboutTime(clock.instant());
        CallDelivery call = new CallDelivery(
                source,
                file.getFileName().toString(),
                doubt.isPresent() ? said.withoutTime() : said,
                arrivedAt(delivery),
                delivery,
                doubt.stream().toList());
        try (InputStream audio = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return calls.receive(audio, call, () -> delivery.stillThere(dataFolder, file));
        }
    }

    /** A file's time is the end of the call, about; a time that cannot be is that of its arrival. */
    private Instant arrivedAt(FileDelivery delivery) {
        Instant now = clock.instant();
        Instant modified = delivery.modified();
        return modified.isAfter(now) || !CallMetadata.isPossible(modified, now) ? now : modified;
    }

    private FolderFile refused(
            WatchedFolder folder,
            Path file,
            FileDelivery delivery,
            CallMetadata metadata,
            String source,
            String reason) {
        String ledgerName = metadata.source() == null ? source : metadata.source();
        Path target = folder.failedPlace(file);
        String keptAs =
                target.startsWith(dataFolder) ? dataFolder.relativize(target).toString() : target.toString();
        Arrival arrival = new Arrival(ledgerName, Channel.CALL, metadata.externalId(), null, delivery);
        intake.refuse(arrival, delivery, reason, keptAs);
        return new FolderFile(Way.FAILED, file, delivery, target, reason);
    }

    /** The sidecar's word, where it is silent the table's of the folder, then the name's. */
    private CallMetadata metadataOf(WatchedFolder folder, Path file, String source) throws IOException {
        CallMetadata beside = metadataBeside(file, source);
        String ledgerName = beside.source() == null ? source : beside.source();
        CallMetadata named = names.read(pathIn(folder, file), ledgerName);
        return beside.or(tables.lineOf(file, named.externalId(), names.zoneOf(ledgerName)))
                .or(named);
    }

    private CallMetadata metadataBeside(Path file, String source) throws IOException {
        Path sidecar = WatchedFolder.sidecarOf(file);
        if (!Files.isRegularFile(sidecar, LinkOption.NOFOLLOW_LINKS) || FolderTables.isTable(sidecar)) {
            return CallMetadata.NONE;
        }
        return Sidecars.read(sidecar.getFileName().toString(), bytesOf(sidecar), names.zoneOf(source));
    }

    static byte[] bytesOf(Path sidecar) throws IOException {
        if (Files.size(sidecar) > MAX_SIDECAR_BYTES) {
            throw new InvalidMetadata("The metadata is larger than " + MAX_SIDECAR_BYTES + " bytes");
        }
        return Files.readAllBytes(sidecar);
    }
}
