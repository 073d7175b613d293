package dev.rapport.capture.chat.folder;

import dev.rapport.capture.FolderFile;
import dev.rapport.capture.FolderSteps;
import dev.rapport.capture.Intake;
import dev.rapport.capture.SettledFiles;
import dev.rapport.capture.WatchedFolder;
import dev.rapport.capture.chat.ChatIntake;
import dev.rapport.installation.DataFolder;
import java.io.File;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
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

    private final FolderIntake files;
    private final FolderSteps steps;

    ChatFolder(
            FolderIntake files,
            ChatIntake chats,
            Intake intake,
            @Qualifier("settledChats") SettledFiles settled,
            DataFolder dataFolder) {
        this.files = files;
        this.steps = new FolderSteps(
                intake, settled.looks(), dataFolder, WatchedFolder::moveAlone, moved -> chats.acknowledge(moved.key()));
    }

    /** Takes a file in; the source is named after the route, unless the file names one. */
    public FolderFile take(GenericFile<File> file, Exchange exchange) {
        Path path = file.getFile().toPath().toAbsolutePath().normalize();
        return take(WatchedFolder.above(path, file.getRelativeFilePath()), path, exchange.getFromRouteId());
    }

    FolderFile take(WatchedFolder folder, Path file, String source) {
        return steps.take(file, delivery -> files.take(folder, file, delivery, source));
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
