package dev.rapport.capture.email.box;

import dev.rapport.capture.FileDelivery;
import dev.rapport.capture.Intake;
import dev.rapport.capture.SettledFiles;
import dev.rapport.capture.WatchedFolder;
import dev.rapport.capture.email.box.EmailFile.Way;
import dev.rapport.conversation.TemporaryFailure;
import dev.rapport.installation.DataFolder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

    private static final Logger LOG = LoggerFactory.getLogger(EmailFolder.class);

    private final EmailFileIntake files;
    private final Intake intake;
    private final MboxProgress progress;
    private final SettledFiles settled;
    private final Path dataFolder;

    EmailFolder(
            EmailFileIntake files,
            Intake intake,
            MboxProgress progress,
            @Qualifier("settledMail") SettledFiles settled,
            DataFolder dataFolder) {
        this.files = files;
        this.intake = intake;
        this.progress = progress;
        this.settled = settled;
        this.dataFolder = dataFolder.root();
    }

    /**
     * Takes a file in; the source is named after the route. The headers {@code owner} (whose mail it is) and {@code policy}
     * (whether the exclusion policy applies) may be set by the route.
     */
    public EmailFile take(GenericFile<File> file, Exchange exchange) {
        Path path = file.getFile().toPath().toAbsolutePath().normalize();
        var message = exchange.getMessage();
        var terms = new EmailFileIntake.Terms(
                exchange.getFromRouteId(),
                given(message.getHeader("owner", String.class)),
                message.getHeader("policy", false, Boolean.class));
        return take(rootOf(path, file.getRelativeFilePath()), path, terms, () -> isWanted(exchange));
    }

    EmailFile take(WatchedFolder folder, Path file, EmailFileIntake.Terms terms, BooleanSupplier wanted) {
        FileDelivery delivery = new FileDelivery(file.toString(), 0, Instant.EPOCH);
        try {
            delivery = FileDelivery.of(dataFolder, file);
            return files.take(folder, file, delivery, terms, wanted);
        } catch (NoSuchFileException gone) {
            settled.forget(file);
        } catch (TemporaryFailure | IOException | UncheckedIOException e) {
            LOG.warn("{} stays where it is and is tried again: {}", file, e.toString());
            settled.postpone(file);
        } catch (RuntimeException bug) {
            settled.postpone(file);
            throw bug;
        }
        return new EmailFile(Way.LATER, file, delivery, file, "");
    }

    /** Moves a file that was taken out of the way, and acknowledges it. */
    public void done(EmailFile taken) {
        moveAway(taken);
    }

    /** Moves a file that was refused out of the way, says why beside it, and acknowledges it. */
    public void refuse(EmailFile refused) {
        try {
            WatchedFolder.explain(refused.target(), refused.reason());
            LOG.warn("{} is refused: {}", refused.file(), refused.reason());
        } catch (IOException e) {
            LOG.warn("{} is refused: {}; this cannot be written beside it", refused.file(), refused.reason(), e);
        }
        moveAway(refused);
    }

    private void moveAway(EmailFile file) {
        try {
            WatchedFolder.moveAlone(file.file(), file.target());
            intake.acknowledge(file.delivery());
            progress.forget(file.delivery());
            settled.forget(file.file());
        } catch (IOException | TemporaryFailure e) {
            LOG.warn("{} is kept, but cannot be moved to {}: {}", file.file(), file.target(), e.toString());
            settled.postpone(file.file());
        }
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

    private static WatchedFolder rootOf(Path file, String relative) {
        Path root = file;
        for (int i = Path.of(relative).getNameCount(); i > 0; i--) {
            root = root.resolve("..");
        }
        return new WatchedFolder(root);
    }
}
