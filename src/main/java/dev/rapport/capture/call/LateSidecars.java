package dev.rapport.capture.call;

import dev.rapport.archive.ConversationStore;
import dev.rapport.archive.ItemStore;
import dev.rapport.capture.Intake;
import dev.rapport.capture.WatchedFolder;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Viewer;
import dev.rapport.installation.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Takes metadata that come after their recording was taken: they fill in what is not known of the call, and it is matched
 * again.
 *
 * <p>The recording is found by the name that it had. Metadata whose recording has not come wait for it where they are. Safe
 * for use by many threads.
 */
@Component
final class LateSidecars {

    private static final Set<String> ENDINGS = Set.of("json", "xml", "csv");

    private final Intake intake;
    private final ItemStore items;
    private final ConversationStore conversations;
    private final CallConversations calls;
    private final FileNames names;
    private final QuietFiles quiet;
    private final Path dataFolder;
    private final Clock clock;

    LateSidecars(
            Intake intake,
            ItemStore items,
            ConversationStore conversations,
            CallConversations calls,
            FileNames names,
            QuietFiles quiet,
            DataFolder dataFolder,
            Clock clock) {
        this.intake = intake;
        this.items = items;
        this.conversations = conversations;
        this.calls = calls;
        this.names = names;
        this.quiet = quiet;
        this.dataFolder = dataFolder.root();
        this.clock = clock;
    }

    static boolean isSidecar(Path file) {
        String name = file.getFileName().toString();
        return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    /** Whether its recording was taken before it came. */
    boolean isLate(Path file) {
        if (FolderTables.isTable(file) || !quiet.isQuiet(file)) {
            return false;
        }
        boolean late = recordingOf(file).isPresent();
        if (!late) {
            quiet.looks().postpone(file);
        }
        return late;
    }

    /** @throws InvalidMetadata saying what is wrong with it */
    void take(Path file) throws IOException {
        Optional<Item> recording = recordingOf(file).flatMap(id -> items.find(Viewer.PIPELINE, id));
        if (recording.isEmpty()) {
            return; // erased meanwhile
        }
        Item item = recording.get();
        CallMetadata said =
                Sidecars.read(file.getFileName().toString(), CallFileIntake.bytesOf(file), names.zoneOf(item.source()));
        CallMetadata metadata = said.doubtAboutTime(clock.instant()).isPresent() ? said.withoutTime() : said;
        intake.change(Set.of("call " + item.source() + " " + metadata.joinedBy()), () -> {
            Optional<Conversation> call = conversations.find(Viewer.PIPELINE, item.conversation());
            call.ifPresent(found -> calls.complete(found, item, metadata));
            return call;
        });
    }

    private Optional<ItemId> recordingOf(Path sidecar) {
        for (Path base : WatchedFolder.basesOf(sidecar)) {
            Path named = base.startsWith(dataFolder) ? dataFolder.relativize(base) : base;
            Optional<Intake.TakenFile> taken = intake.takenFrom(named.toString());
            if (taken.isPresent()
                    && !Files.exists(dataFolder.resolve(taken.get().file()), LinkOption.NOFOLLOW_LINKS)) {
                return Optional.of(taken.get().item());
            }
        }
        return Optional.empty();
    }
}
