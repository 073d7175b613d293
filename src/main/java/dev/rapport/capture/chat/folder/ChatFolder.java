package dev.rapport.capture.chat.folder;

import dev.rapport.capture.FileDelivery;
import dev.rapport.capture.Intake;
import dev.rapport.capture.SettledFiles;
import dev.rapport.capture.WatchedFolder;
import dev.rapport.capture.chat.ChatIntake;
import dev.rapport.capture.chat.folder.FolderFile.Way;
import dev.rapport.conversation.TemporaryFailure;
import dev.rapport.installation.DataFolder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * The steps by which a route takes chats from a watched folder: {@code take}, then {@code done} or {@code refuse}.
 *
 * <p>A file is moved only after all of it was committed, and acknowledged only after the move. When the process is killed in
 * between, the file is taken again, and is the same sightings. What cannot be taken for the want of the database or of room stays,
 * and is tried again.
 */
@Component("chatFolder")
public final class ChatFolder {

    private static final Logger LOG = LoggerFactory.getLogger(ChatFolder.class);

    private final FolderIntake files;
    private final ChatIntake chats;
    private final Intake intake;
    private final SettledFiles settled;
    private final Path dataFolder;

    ChatFolder(
            FolderIntake files,
            ChatIntake chats,
            Intake intake,
            @Qualifier("settledChats") SettledFiles settled,
            DataFolder dataFolder) {
        this.files = files;
        this.chats = chats;
        this.intake = intake;
        this.settled = settled;
        this.dataFolder = dataFolder.root();
    }

    /** Takes a file in; the source is named after the route, unless the file names one. */
    public FolderFile take(GenericFile<File> file, Exchange exchange) {
        Path path = file.getFile().toPath().toAbsolutePath().normalize();
        return take(rootOf(path, file.getRelativeFilePath()), path, exchange.getFromRouteId());
    }

    FolderFile take(WatchedFolder folder, Path file, String source) {
        FileDelivery delivery = new FileDelivery(file.toString(), 0, Instant.EPOCH);
        try {
            delivery = FileDelivery.of(dataFolder, file);
            return files.take(folder, file, delivery, source);
        } catch (NoSuchFileException gone) {
            settled.forget(file);
        } catch (TemporaryFailure | IOException | UncheckedIOException e) {
            LOG.warn("{} stays where it is and is tried again: {}", file, e.toString());
            settled.postpone(file);
        } catch (RuntimeException bug) {
            settled.postpone(file);
            throw bug;
        }
        return new FolderFile(Way.LATER, file, delivery, file, "");
    }

    /** Moves a file that was taken out of the way, and acknowledges it. */
    public void done(FolderFile taken) {
        moveAway(taken);
    }

    /** Moves a file that was refused out of the way, says why beside it, and acknowledges it. */
    public void refuse(FolderFile refused) {
        try {
            WatchedFolder.explain(refused.target(), refused.reason());
            LOG.warn("{} is refused: {}", refused.file(), refused.reason());
        } catch (IOException e) {
            LOG.warn("{} is refused: {}; this cannot be written beside it", refused.file(), refused.reason(), e);
        }
        moveAway(refused);
    }

    private void moveAway(FolderFile file) {
        try {
            WatchedFolder.moveAlone(file.file(), file.target());
            intake.acknowledge(file.delivery());
            chats.acknowledge(file.delivery().key());
            settled.forget(file.file());
        } catch (IOException | TemporaryFailure e) {
            LOG.warn("{} is kept, but cannot be moved to {}: {}", file.file(), file.target(), e.toString());
            settled.postpone(file.file());
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
