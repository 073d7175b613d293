package dev.rapport.capture;

import dev.rapport.conversation.TemporaryFailure;
import dev.rapport.installation.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps by which routes take files from watched folders, whatever is in them: take, then done or refuse.
 *
 * <p>A file is moved only after what became of it was committed, and the sighting acknowledged only after the move. When
 * the process is killed in between, the file is taken again, and is the same sighting. What cannot be taken for the want
 * of the database or of room stays, and is tried again. Safe for use by many threads.
 */
public final class FolderSteps {

    private static final Logger LOG = LoggerFactory.getLogger(FolderSteps.class);

    private final Intake intake;
    private final FileLooks looks;
    private final Path dataFolder;
    private final Moving moving;
    private final Consumer<FileDelivery> moved;

    /** Takes the file of a delivery. */
    public interface Taking {
        FolderFile take(FileDelivery delivery) throws IOException;
    }

    /** Moves a file, with what belongs to it. */
    public interface Moving {
        void move(Path file, Path target) throws IOException;
    }

    /** @param moved what is to be known of a delivery that was acknowledged, besides */
    public FolderSteps(
            Intake intake, FileLooks looks, DataFolder dataFolder, Moving moving, Consumer<FileDelivery> moved) {
        this.intake = intake;
        this.looks = looks;
        this.dataFolder = dataFolder.root();
        this.moving = moving;
        this.moved = moved;
    }

    /** Takes a file, or leaves it for later. */
    public FolderFile take(Path file, Taking taking) {
        FileDelivery delivery = new FileDelivery(file.toString(), 0, Instant.EPOCH);
        try {
            delivery = FileDelivery.of(dataFolder, file);
            return taking.take(delivery);
        } catch (NoSuchFileException gone) {
            looks.forget(file);
        } catch (TemporaryFailure | IOException | UncheckedIOException e) {
            LOG.warn("{} stays where it is and is tried again: {}", file, e.toString());
            looks.postpone(file);
        } catch (RuntimeException bug) {
            looks.postpone(file);
            throw bug;
        }
        return new FolderFile(FolderFile.Way.LATER, file, delivery, file, "");
    }

    /** Moves a file that was taken out of the way, and acknowledges it. */
    public void done(FolderFile taken) {
        moveAway(taken);
    }

    /** Moves a file that was refused out of the way, says why beside it, and acknowledges it. */
    public void refuse(FolderFile refused) {
        WatchedFolder.refuse(refused.file(), refused.target(), refused.reason());
        moveAway(refused);
    }

    private void moveAway(FolderFile file) {
        try {
            moving.move(file.file(), file.target());
            intake.acknowledge(file.delivery());
            moved.accept(file.delivery());
            looks.forget(file.file());
        } catch (IOException | TemporaryFailure e) {
            LOG.warn("{} is kept, but cannot be moved to {}: {}", file.file(), file.target(), e.toString());
            looks.postpone(file.file());
        }
    }
}
