package dev.rapport.capture.call;

import dev.rapport.capture.FileDelivery;
import dev.rapport.capture.FolderFile;
import dev.rapport.capture.FolderFile.Way;
import dev.rapport.capture.FolderSteps;
import dev.rapport.capture.Intake;
import dev.rapport.capture.WatchedFolder;
import dev.rapport.installation.DataFolder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
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

    private final CallFileIntake files;
    private final LateSidecars late;
    private final FolderSteps steps;

    CallFolder(CallFileIntake files, Intake intake, QuietFiles quiet, LateSidecars late, DataFolder dataFolder) {
        this.files = files;
        this.late = late;
        this.steps = new FolderSteps(intake, quiet.looks(), dataFolder, WatchedFolder::move, moved -> {});
    }

    /** Takes a file in; the source is named after the route, unless the metadata name it. */
    public FolderFile take(GenericFile<File> file, Exchange exchange) {
        Path path = file.getFile().toPath().toAbsolutePath().normalize();
        return take(WatchedFolder.above(path, file.getRelativeFilePath()), path, exchange.getFromRouteId());
    }

    FolderFile take(WatchedFolder folder, Path file, String source) {
        return steps.take(
                file,
                delivery -> LateSidecars.isSidecar(file)
                        ? takeLate(folder, file, delivery)
                        : files.take(folder, file, delivery, source));
    }

    private FolderFile takeLate(WatchedFolder folder, Path file, FileDelivery delivery) throws IOException {
        try {
            late.take(file);
            return new FolderFile(Way.DONE, file, delivery, folder.donePlace(file), "");
        } catch (InvalidMetadata e) {
            return new FolderFile(Way.FAILED, file, delivery, folder.failedPlace(file), String.valueOf(e.getMessage()));
        }
    }

    /** Moves a file that was taken out of the way, and acknowledges it. */
    public void done(FolderFile taken) {
        steps.done(taken);
    }

    /** Moves a file that was refused out of the way, says why beside it, and acknowledges it. */
    public void refuse(FolderFile refused) {
        steps.refuse(refused);
    }
}
