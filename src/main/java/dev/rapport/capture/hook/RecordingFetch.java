package dev.rapport.capture.hook;

import dev.rapport.capture.FileDelivery;
import dev.rapport.capture.FolderFile.Way;
import dev.rapport.capture.Intake;
import dev.rapport.capture.WatchedFolder;
import dev.rapport.conversation.TemporaryFailure;
import dev.rapport.conversation.Unprocessable;
import dev.rapport.installation.DataFolder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.camel.component.file.GenericFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The steps by which a route fetches a recording that a file asks for: {@code take}, then {@code done} or {@code refuse}.
 *
 * <p>The file is moved only after what became of it was committed, and the sighting acknowledged only after the move, as with any
 * file of a watched folder. What cannot be had just now stays, and is tried again.
 */
@Component("recordingFetch")
public final class RecordingFetch {

    private static final Logger LOG = LoggerFactory.getLogger(RecordingFetch.class);

    private final FetchedRecordings recordings;
    private final Intake intake;
    private final Patience patience;
    private final Path dataFolder;

    RecordingFetch(FetchedRecordings recordings, Intake intake, Patience patience, DataFolder dataFolder) {
        this.recordings = recordings;
        this.intake = intake;
        this.patience = patience;
        this.dataFolder = dataFolder.root();
    }

    /** Fetches what a file asks for, and takes it in. */
    public RecordingFile take(GenericFile<File> file) {
        Path path = file.getFile().toPath().toAbsolutePath().normalize();
        Path folder = path.resolveSibling("").normalize();
        return take(new WatchedFolder(folder), path);
    }

    RecordingFile take(WatchedFolder folder, Path file) {
        Path audio = folder.root().resolve(".audio").resolve(file.getFileName() + ".wav");
        FileDelivery delivery = new FileDelivery(file.toString(), 0, Instant.EPOCH);
        try {
            delivery = FileDelivery.of(dataFolder, file);
            recordings.take(Files.readAllBytes(file), audio, delivery);
            return new RecordingFile(Way.DONE, file, audio, delivery, folder.donePlace(file), "");
        } catch (NoSuchFileException gone) {
            patience.forget(file);
        } catch (Unprocessable e) {
            return refused(folder, file, audio, delivery, String.valueOf(e.getMessage()));
        } catch (TemporaryFailure | IOException e) {
            LOG.warn(
                    "{} is tried again in {} s: {}", file, patience.failed(file).toSeconds(), e.toString());
        } catch (RuntimeException bug) {
            patience.failed(file);
            throw bug;
        }
        return new RecordingFile(Way.LATER, file, audio, delivery, file, "");
    }

    private RecordingFile refused(WatchedFolder folder, Path file, Path audio, FileDelivery delivery, String reason) {
        Path target = folder.failedPlace(file);
        try {
            recordings.refuse(
                    file, delivery, reason, dataFolder.relativize(target).toString());
        } catch (TemporaryFailure | IOException e) {
            LOG.warn(
                    "{} is tried again in {} s: {}", file, patience.failed(file).toSeconds(), e.toString());
            return new RecordingFile(Way.LATER, file, audio, delivery, file, "");
        }
        return new RecordingFile(Way.FAILED, file, audio, delivery, target, reason);
    }

    /** Moves a file away whose recording was taken. */
    public void done(RecordingFile taken) {
        moveAway(taken);
    }

    /** Moves a file away whose recording cannot be had, and says why beside it. */
    public void refuse(RecordingFile refused) {
        WatchedFolder.refuse(refused.file(), refused.target(), refused.reason());
        moveAway(refused);
    }

    private void moveAway(RecordingFile file) {
        try {
            Files.deleteIfExists(file.audio());
            WatchedFolder.moveAlone(file.file(), file.target());
            intake.acknowledge(file.delivery());
            patience.forget(file.file());
        } catch (IOException | TemporaryFailure e) {
            LOG.warn(
                    "{} is kept, but cannot be moved to {}, which is tried again in {} s: {}",
                    file.file(),
                    file.target(),
                    patience.failed(file.file()).toSeconds(),
                    e.toString());
        }
    }
}
