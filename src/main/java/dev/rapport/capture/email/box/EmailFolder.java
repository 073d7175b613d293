package dev.rapport.capture.email.box;

import dev.rapport.capture.FolderFile;
import dev.rapport.capture.FolderSteps;
import dev.rapport.capture.Intake;
import dev.rapport.capture.SettledFiles;
import dev.rapport.capture.WatchedFolder;
import dev.rapport.installation.DataFolder;
import java.io.File;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * The steps by which a route takes mail from a watched folder: {@code take}, then {@code done} or {@code refuse}.
 *
 * <p>A file is moved only after what became of it was committed, and the sighting acknowledged only after the move. When
 * the process is killed in between, the file is taken again, and is the same sighting; an mbox is read on where it was left.
 * What cannot be taken for the want of the database or of room stays, and is tried again.
 */
@Component("emailFolder")
public final class EmailFolder {

    private final EmailFileIntake files;
    private final FolderSteps steps;

    EmailFolder(
            EmailFileIntake files,
            Intake intake,
            MboxProgress progress,
            @Qualifier("settledMail") SettledFiles settled,
            DataFolder dataFolder) {
        this.files = files;
        this.steps = new FolderSteps(intake, settled.looks(), dataFolder, WatchedFolder::moveAlone, progress::forget);
    }

    /**
     * Takes a file in; the source is named after the route. The headers {@code owner} (whose mail it is) and {@code policy}
     * (whether the exclusion policy applies) may be set by the route.
     */
    public FolderFile take(GenericFile<File> file, Exchange exchange) {
        Path path = file.getFile().toPath().toAbsolutePath().normalize();
        var message = exchange.getMessage();
        var terms = new EmailFileIntake.Terms(
                exchange.getFromRouteId(),
                given(message.getHeader("owner", String.class)),
                message.getHeader("policy", false, Boolean.class));
        return take(WatchedFolder.above(path, file.getRelativeFilePath()), path, terms, () -> isWanted(exchange));
    }

    FolderFile take(WatchedFolder folder, Path file, EmailFileIntake.Terms terms, BooleanSupplier wanted) {
        return steps.take(file, delivery -> files.take(folder, file, delivery, terms, wanted));
    }

    /** Moves a file that was taken out of the way, and acknowledges it. */
    public void done(FolderFile taken) {
        steps.done(taken);
    }

    /** Moves a file that was refused out of the way, says why beside it, and acknowledges it. */
    public void refuse(FolderFile refused) {
        steps.refuse(refused);
    }

    /** While the application stops, an mbox is left in its middle. */
    private static boolean isWanted(Exchange exchange) {
        var status = exchange.getContext().getRouteController().getRouteStatus(exchange.getFromRouteId());
        return status != null
                && status.isStarted()
                && exchange.getContext().getStatus().isStarted();
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
