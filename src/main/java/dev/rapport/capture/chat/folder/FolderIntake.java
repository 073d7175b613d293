package dev.rapport.capture.chat.folder;

import dev.rapport.capture.Arrival;
import dev.rapport.capture.FileDelivery;
import dev.rapport.capture.FolderFile;
import dev.rapport.capture.FolderFile.Way;
import dev.rapport.capture.Intake;
import dev.rapport.capture.Refusal;
import dev.rapport.capture.WatchedFolder;
import dev.rapport.capture.chat.ChatExport;
import dev.rapport.capture.chat.OwnChats;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.Unprocessable;
import dev.rapport.installation.DataFolder;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Decides what becomes of a file of a watched folder: it goes to the first who says that it reads such files, and is refused where
 * nobody does. Safe for use by many threads.
 */
@Component
final class FolderIntake {

    private static final Logger LOG = LoggerFactory.getLogger(FolderIntake.class);

    private final List<ChatExport> exports;
    private final OwnChats own;
    private final Intake intake;
    private final Path dataFolder;

    FolderIntake(ObjectProvider<ChatExport> exports, OwnChats own, Intake intake, DataFolder dataFolder) {
        this.exports = exports.orderedStream().toList();
        this.own = own;
        this.intake = intake;
        this.dataFolder = dataFolder.root();
    }

    /** Decides about a file, and commits that; the caller moves it. */
    FolderFile take(WatchedFolder folder, Path file, FileDelivery delivery, String source) throws IOException {
        Optional<Refusal> before = intake.refusedBefore(delivery);
        if (before.isPresent()) {
            Path kept = dataFolder.resolve(before.get().keptAs());
            return new FolderFile(Way.FAILED, file, delivery, kept, before.get().reason());
        }
        try {
            String name = file.getFileName().toString();
            read(file, new ChatExport.Delivery(source, name, delivery.key(), delivery));
            intake.takenInParts(delivery);
            return FileDelivery.of(dataFolder, file).equals(delivery)
                    ? new FolderFile(Way.DONE, file, delivery, folder.donePlace(file), "")
                    : new FolderFile(Way.LATER, file, delivery, file, "");
        } catch (Unprocessable e) {
            return refused(folder, file, delivery, source, String.valueOf(e.getMessage()));
        } catch (AccessDeniedException e) {
            String reason = "It may not be read by the user that Rapport runs as; change the file's permissions";
            return refused(folder, file, delivery, source, reason);
        }
    }

    private void read(Path file, ChatExport.Delivery delivery) throws IOException {
        for (ChatExport export : exports) {
            if (export.reads(file)) {
                export.take(file, delivery).forEach(warning -> LOG.warn("{}: {}", file, warning));
                return;
            }
        }
        if (!own.reads(file)) {
            throw new Unprocessable(
                    "It is no chat of a kind that Rapport knows; take it out, or convert it to JSON as POST /api/v1/chats takes it");
        }
        own.take(file, delivery);
    }

    private FolderFile refused(WatchedFolder folder, Path file, FileDelivery delivery, String source, String reason) {
        Path target = folder.failedPlace(file);
        String keptAs =
                target.startsWith(dataFolder) ? dataFolder.relativize(target).toString() : target.toString();
        intake.refuse(new Arrival(source, Channel.CHAT, null, null, delivery), delivery, reason, keptAs);
        return new FolderFile(Way.FAILED, file, delivery, target, reason);
    }
}
