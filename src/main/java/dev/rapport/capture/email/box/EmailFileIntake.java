package dev.rapport.capture.email.box;

import dev.rapport.capture.Arrival;
import dev.rapport.capture.FileDelivery;
import dev.rapport.capture.FolderFile;
import dev.rapport.capture.FolderFile.Way;
import dev.rapport.capture.Intake;
import dev.rapport.capture.Refusal;
import dev.rapport.capture.WatchedFolder;
import dev.rapport.capture.email.EmailDelivery;
import dev.rapport.capture.email.EmailIntake;
import dev.rapport.capture.email.EmailOutcome;
import dev.rapport.capture.email.MailDoor;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.Unprocessable;
import dev.rapport.installation.DataFolder;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides what becomes of a file of a watched folder: of an mbox, and of a zip that holds mail, each message is taken in by
 * itself, of any other file the whole is a message.
 *
 * <p>Messages of them that are refused are kept apart, and do not hold up the others.
 */
@Component
final class EmailFileIntake {

    private final EmailIntake messages;
    private final Intake intake;
    private final Reading reading;
    private final MboxProgress progress;
    private final BoxSettings settings;
    private final Path dataFolder;

    EmailFileIntake(
            EmailIntake messages,
            Intake intake,
            Reading reading,
            MboxProgress progress,
            BoxSettings settings,
            DataFolder dataFolder) {
        this.messages = messages;
        this.intake = intake;
        this.reading = reading;
        this.progress = progress;
        this.settings = settings;
        this.dataFolder = dataFolder.root();
    }

    /**
     * How the mail of a folder is taken.
     *
     * @param source as the ledger names it
     * @param owner whose mail it is; null where nobody said
     */
    record Terms(String source, @Nullable String owner, boolean policy) {}

    /** Decides about a file, and commits that; the caller moves it. Stops in the middle of many messages when it is not wanted any more. */
    FolderFile take(WatchedFolder folder, Path file, FileDelivery delivery, Terms terms, BooleanSupplier wanted)
            throws IOException {
        Optional<Refusal> before = intake.refusedBefore(delivery);
        if (before.isPresent()) {
            Path kept = dataFolder.resolve(before.get().keptAs());
            return new FolderFile(Way.FAILED, file, delivery, kept, before.get().reason());
        }
        try {
            return switch (kind(file)) {
                case MBOX, ZIP -> many(folder, file, delivery, terms, wanted);
                case MESSAGE -> message(folder, file, delivery, terms);
            };
        } catch (Unprocessable | MailDoor.Unusable e) {
            return refused(folder, file, delivery, terms, String.valueOf(e.getMessage()));
        } catch (AccessDeniedException e) {
            String reason = "It may not be read by the user that Rapport runs as; change the file's permissions";
            return refused(folder, file, delivery, terms, reason);
        }
    }

    private enum Kind {
        MBOX,
        ZIP,
        MESSAGE
    }

    private static Kind kind(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS))) {
            in.mark(MboxLine.HEAD);
            byte[] head = in.readNBytes(MboxLine.HEAD);
            in.reset();
            if (Mbox.isMbox(head)) {
                return Kind.MBOX;
            }
            return ZipOfMail.isZip(head) && EmailImports.holdsMail(in) ? Kind.ZIP : Kind.MESSAGE;
        }
    }

    private FolderFile message(WatchedFolder folder, Path file, FileDelivery delivery, Terms terms) throws IOException {
        var email = new EmailDelivery(terms.source(), null, delivery, terms.owner(), terms.policy(), List.of());
        EmailOutcome outcome;
        try (InputStream bytes = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            outcome = messages.receive(bytes, email);
        }
        return switch (outcome) {
            case EmailOutcome.Accepted accepted -> done(folder, file, delivery);
            case EmailOutcome.Excluded excluded -> done(folder, file, delivery);
            case EmailOutcome.Refused refused -> refused(folder, file, delivery, terms, refused.reason());
        };
    }

    private FolderFile many(WatchedFolder folder, Path file, FileDelivery delivery, Terms terms, BooleanSupplier wanted)
            throws IOException {
        var job = new Reading.Job(
                terms.source(), MboxProgress.key(delivery), delivery.file(), terms.owner(), terms.policy());
        try (MailFile mail = open(file, delivery)) {
            boolean whole = reading.read(
                    mail,
                    job,
                    (took, next) -> {
                        delivery.stillThere(dataFolder, file);
                        progress.keep(delivery, next);
                        return true;
                    },
                    wanted);
            return whole ? done(folder, file, delivery) : new FolderFile(Way.LATER, file, delivery, file, "");
        }
    }

    private MailFile open(Path file, FileDelivery delivery) throws IOException {
        Mbox.Channels bytes = () -> FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        long start = progress.of(delivery);
        return kind(file) == Kind.MBOX
                ? new Mbox(bytes, start)
                : new ZipOfMail(
                        bytes.open(),
                        start,
                        settings.maxUnpacked().toBytes(),
                        dataFolder.resolve("unpacked").resolve(scratchName(delivery)));
    }

    private static String scratchName(FileDelivery delivery) {
        return UUID.nameUUIDFromBytes(MboxProgress.key(delivery).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static FolderFile done(WatchedFolder folder, Path file, FileDelivery delivery) {
        return new FolderFile(Way.DONE, file, delivery, folder.donePlace(file), "");
    }

    private FolderFile refused(WatchedFolder folder, Path file, FileDelivery delivery, Terms terms, String reason) {
        Path target = folder.failedPlace(file);
        String keptAs =
                target.startsWith(dataFolder) ? dataFolder.relativize(target).toString() : target.toString();
        intake.refuse(new Arrival(terms.source(), Channel.EMAIL, null, null, delivery), delivery, reason, keptAs);
        return new FolderFile(Way.FAILED, file, delivery, target, reason);
    }
}
