package dev.rapport.capture.hook;

import dev.rapport.archive.ChatFileStore;
import dev.rapport.archive.ChatFileStore.Asked;
import dev.rapport.archive.ChatFileStore.Wanted;
import dev.rapport.archive.MediaStore;
import dev.rapport.background.BackgroundWorker;
import dev.rapport.capture.Intake;
import dev.rapport.capture.chat.ChatBatch;
import dev.rapport.capture.chat.ChatIntake;
import dev.rapport.capture.chat.LateFiles;
import dev.rapport.capture.fetch.Fetched;
import dev.rapport.capture.fetch.Fetched.Why;
import dev.rapport.capture.fetch.SafeFetch;
import dev.rapport.conversation.TemporaryFailure;
import dev.rapport.installation.DataFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Fetches the files of messages that stay with their platforms, in the background, and makes attachments of them.
 *
 * <p>What is wanted is committed before the platform is told that its call was taken. One that cannot be had just now is tried again
 * ever later, until {@code rapport.hooks.SOURCE.give-up-after}; of one that cannot be had at all its name stays in the text. A
 * process that is killed in the middle goes on after {@link #PATIENCE}. Safe for use by many threads.
 */
@Component
final class PlatformFiles extends BackgroundWorker {

    private static final Logger LOG = LoggerFactory.getLogger(PlatformFiles.class);

    /** Longer than one try may take: rapport.fetch.time-limit, twice for those who have to be asked for the address first. */
    private static final Duration PATIENCE = Duration.ofMinutes(40);

    private static final Set<Why> PERHAPS_LATER = Set.of(Why.GONE, Why.DENIED);

    private final ChatFileStore wanted;
    private final FilePlaces places;
    private final ChatIntake chats;
    private final LateFiles late;
    private final Intake intake;
    private final HookSettings settings;
    private final Path folder;
    private final Clock clock;

    PlatformFiles(
            ChatFileStore wanted,
            SafeFetch fetch,
            ChatIntake chats,
            LateFiles late,
            Intake intake,
            HookSettings settings,
            DataFolder dataFolder,
            Clock clock) {
        super("chat-files");
        this.wanted = wanted;
        this.places = new FilePlaces(fetch);
        this.chats = chats;
        this.late = late;
        this.intake = intake;
        this.settings = settings;
        this.folder = dataFolder.root().resolve("fetched");
        this.clock = clock;
    }

    /**
     * On return it is committed which files of a call are to be fetched. Its messages are there by now.
     *
     * @throws TemporaryFailure when the database is not to be had
     */
    void ask(HookReading reading) {
        if (!reading.elsewhere().isEmpty()) {
            intake.change(Set.of(), () -> wish(reading));
            call();
        }
    }

    private HookReading wish(HookReading reading) {
        for (FileElsewhere file : reading.elsewhere()) {
            for (ChatBatch batch : reading.batches()) {
                Set<String> rooms = new TreeSet<>(batch.rooms());
                var one = new Wanted(
                        batch.source(),
                        batch.platform(),
                        batch.scope(),
                        rooms,
                        file.message(),
                        file.key(),
                        file.name(),
                        file.mediaType());
                wanted.ask(one, clock.instant());
            }
        }
        return reading;
    }

    @Override
    protected void workThrough() {
        Optional<Asked> next = wanted.next(clock.instant(), PATIENCE);
        while (next.isPresent()) {
            take(next.get());
            next = isWanted() ? wanted.next(clock.instant(), PATIENCE) : Optional.empty();
        }
    }

    private void take(Asked file) {
        Path own = folder.resolve(Long.toString(file.id()));
        Optional<HookSource> source = settings.find(file.source(), file.platform())
                .map(Map.Entry::getValue)
                .filter(found -> FilePlaces.canAsk(file.platform(), found));
        if (source.isEmpty()) {
            refuse(file, own, "There is no token for it any more; set rapport.hooks." + file.source() + ".token");
            return;
        }
        try {
            Files.createDirectories(own);
            switch (places.get(file, source.get(), late.largest(), own)) {
                case Fetched.Got got -> attach(file, got, own);
                case Fetched.Refused refused -> decide(file, source.get(), refused, own);
            }
        } catch (TemporaryFailure | IOException e) {
            again(file, source.get(), String.valueOf(e.getMessage()), own);
        } catch (HookRefusal e) {
            refuse(file, own, String.valueOf(e.getMessage()));
        }
    }

    private void attach(Asked file, Fetched.Got got, Path own) throws IOException {
        String type = file.mediaType() == null ? got.mediaType() : file.mediaType();
        String plain =
                type == null || type.startsWith("application/octet-stream") ? null : type.replaceFirst(";.*", "");
        try (InputStream bytes = Files.newInputStream(got.file())) {
            late.attach(file.message(), chats.keep(file.name(), plain, bytes));
            wanted.had(file.id());
        } catch (MediaStore.TooLarge e) {
            refuse(file, own, String.valueOf(e.getMessage()));
        }
        FileSystemUtils.deleteRecursively(own);
    }

    private void decide(Asked file, HookSource source, Fetched.Refused refused, Path own) {
        if (PERHAPS_LATER.contains(refused.why())) {
            again(file, source, refused.reason(), own);
        } else {
            refuse(file, own, shown(refused.reason(), source));
        }
    }

    private void again(Asked file, HookSource source, String why, Path own) {
        String reason = shown(why, source);
        if (clock.instant().isAfter(file.askedAt().plus(source.giveUpAfter()))) {
            refuse(file, own, reason);
            return;
        }
        Duration pause = Patience.after(file.tries() - 1);
        LOG.warn("{} is tried again in {} s: {}", name(file), pause.toSeconds(), reason);
        wanted.later(file.id(), clock.instant().plus(pause), reason);
    }

    private void refuse(Asked file, Path own, String reason) {
        LOG.warn("{} is not fetched, and only named: {}", name(file), reason);
        wanted.refused(file.id(), reason);
        try {
            FileSystemUtils.deleteRecursively(own);
        } catch (IOException e) {
            LOG.warn("{} is of no use any more, and cannot be deleted", own, e);
        }
    }

    private static String name(Asked file) {
        return "The file " + (file.name() == null ? "" : file.name() + " ") + "of a message of " + file.platform() + "/"
                + file.source();
    }

    /** Telegram has its token in addresses, which are told in reasons. */
    private static String shown(String reason, HookSource source) {
        return source.token() == null ? reason : reason.replace(source.token(), "TOKEN");
    }
}
