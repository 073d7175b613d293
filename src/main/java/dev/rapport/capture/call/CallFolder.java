package dev.rapport.capture.call;

import dev.rapport.capture.FileDelivery;
import dev.rapport.capture.Intake;
import dev.rapport.capture.WatchedFolder;
import dev.rapport.capture.call.CallFile.Way;
import dev.rapport.conversation.TemporaryFailure;
import dev.rapport.installation.DataFolder;
import java.io.File;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The steps by which a route takes recordings from a watched folder: {@code take}, then {@code done} or {@code refuse}.
 *
 * <p>A file is moved only after what became of it was committed, and the sighting acknowledged only after the move. When
 * the process is killed in between, the file is taken again, and is the same sighting. What cannot be taken for the want
 * of the database or of room stays, and is tried again.
 */
@Component("callFolder")
public final class CallFolder {

    private static final Logger LOG = LoggerFactory.getLogger(CallFolder.class);

    private final CallFileIntake files;
    private final Intake intake;
    private final QuietFiles quiet;
    private final LateSidecars late;
    private final Path dataFolder;

    CallFolder(CallFileIntake files, Intake intake, QuietFiles quiet, LateSidecars late, DataFolder dataFolder) {
        this.files = files;
        this.intake = intake;
        this.quiet = quiet;
        this.late = late;
        this.dataFolder = dataFolder.root();
    }

    /** Takes a file in; the source is named after the route, unless the metadata name it. */
    public CallFile take(GenericFile<File> file, Exchange exchange) {
        Path path = file.getFile().toPath().toAbsolutePath().normalize();
        return take(rootOf(path, file.getRelativeFilePath()), path, exchange.getFromRouteId());
    }

    CallFile take(WatchedFolder folder, Path file, String source) {
        FileDelivery delivery = new FileDelivery(file.toString(), 0, Instant.EPOCH);
        try {
            delivery = FileDelivery.of(dataFolder, file);
            return LateSidecars.isSidecar(file)
                    ? takeLate(folder, file, delivery)
                    : files.take(folder, file, delivery, source);
        } catch (NoSuchFileException gone) {
            quiet.forget(file);
        } catch (TemporaryFailure | IOException e) {
            LOG.warn("{} stays where it is and is tried again: {}", file, e.toString());
            quiet.postpone(file);
        } catch (RuntimeException bug) {
            quiet.postpone(file);
            throw bug;
        }
        return new CallFile(Way.LATER, file, delivery, file, "");
    }

    private CallFile takeLate(WatchedFolder folder, Path file, FileDelivery delivery) throws IOException {
        try {
            late.take(file);
            return new CallFile(Way.DONE, file, delivery, folder.donePlace(file), "");
        } catch (InvalidMetadata e) {
            return new CallFile(Way.FAILED, file, delivery, folder.failedPlace(file), String.valueOf(e.getMessage()));
        }
    }

    /** Moves a file that was taken out of the way, and acknowledges it. */
    public void done(CallFile taken) {
        moveAway(taken);
    }

    /** Moves a file that was refused out of the way, says why beside it, and acknowledges it. */
    public void refuse(CallFile refused) {
        try {
            WatchedFolder.explain(refused.target(), refused.reason());
            LOG.warn("{} is refused: {}", refused.file(), refused.reason());
        } catch (IOException e) {
            LOG.warn("{} is refused: {}; this cannot be written beside it", refused.file(), refused.reason(), e);
        }
        moveAway(refused);
    }

    private void moveAway(CallFile file) {
        try {
            WatchedFolder.move(file.file(), file.target());
            intake.acknowledge(file.delivery());
            quiet.forget(file.file());
        } catch (IOException | TemporaryFailure e) {
            LOG.warn("{} is kept, but cannot be moved to {}: {}", file.file(), file.target(), e.toString());
            quiet.postpone(file.file());
        }
    }

    private static WatchedFolder rootOf(Path file, String relative) {
        Path root = file;
        for (int i = Path.of(relative).getNameCount(); i > 0; i--) {
            root = root.resolve("..");
        }
        return new WatchedFolder(root);
    }
}
