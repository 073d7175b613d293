package dev.rapport.capture.chat.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.capture.CaptureFixture;
import dev.rapport.capture.FolderFile;
import dev.rapport.capture.Ledger;
import dev.rapport.capture.Refusals;
import dev.rapport.capture.WatchedFolder;
import dev.rapport.conversation.PageRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChatFolderTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    private static Path data;

    private static CaptureFixture fixture;
    private static Path inbox;

    @BeforeAll
    static void start() throws IOException {
        fixture = new CaptureFixture(data, Map.of("rapport.chat.folder.quiet", "100ms"));
        inbox = Files.createDirectories(fixture.data.resolve("inbox/chat"));
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    private static String chat(String id, String... texts) {
        StringBuilder messages = new StringBuilder();
        for (String text : texts) {
            messages.append(messages.isEmpty() ? "" : ",")
                    .append("{'id':'%s','from':'dana','sentAt':'2026-11-03T10:00:00Z','text':'%s'}"
                            .formatted(text, text));
        }
        return ("{'externalId':'" + id + "','messages':[" + messages + "]}").replace('\'', '"');
    }

    private static FolderFile take(Path file, String source) {
        return fixture.get(ChatFolder.class).take(new WatchedFolder(file.resolveSibling("")), file, source);
    }

    private static List<Long> seenAndDuplicate(String source) {
        Ledger.Row row = fixture.ledger(source);
        return List.of(row.seen(), row.duplicate());
    }

    @Test
    void theShippedRouteTakesChatsAndRefusesAllElse() throws Exception {
        Files.writeString(inbox.resolve("chat.json"), chat("route", "hello", "there"));
        Files.writeString(Files.createDirectories(inbox.resolve("sub")).resolve("broken.json"), "{\"externalId\": 1}");
        Files.writeString(inbox.resolve("notes.txt"), "What is this?");
        Files.writeString(inbox.resolve("half.json.part"), "{");
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            run(camel);
            await().atMost(LONG)
                    .until(() -> Files.exists(inbox.resolve(".failed/notes.txt"))
                            && Files.exists(inbox.resolve(".failed/sub/broken.json"))
                            && Files.exists(inbox.resolve(".done/chat.json")));
        }

        assertThat(inbox.resolve("half.json.part")).exists();
        assertThat(inbox.resolve(".failed/sub/broken.json.reason.txt"))
                .content()
                .contains("messages is no list");
        assertThat(inbox.resolve(".failed/notes.txt.reason.txt")).content().contains("no chat of a kind");
        Ledger.Row row = fixture.ledger("capture-chat-folder");
        assertThat(List.of(row.seen(), row.quarantined(), row.pending())).containsExactly(4L, 2L, 2L);
    }

    private static void run(DefaultCamelContext camel) throws Exception {
        camel.getPropertiesComponent().addInitialProperty("rapport.data", fixture.data.toString());
        camel.getRegistry().bind("chatFolder", fixture.get(ChatFolder.class));
        camel.getRegistry().bind("chatFiles", fixture.get(ChatFileFilter.class));
        camel.start();
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(ResourceHelper.resolveMandatoryResource(
                        camel,
                        "file:"
                                + Path.of("routes/capture-chat-folder.camel.yaml")
                                        .toAbsolutePath()));
    }

    @Test
    void aFileTakenAgainAfterAKillIsTheSameSightings() throws IOException {
        Path file = Files.writeString(
                Files.createDirectories(data.resolve("other")).resolve("kill.json"), chat("kill", "a", "b"));
        take(file, "kill");
        fixture.restart();

        FolderFile again = take(file, "kill");

        assertThat(again.way()).isEqualTo(FolderFile.Way.DONE);
        assertThat(seenAndDuplicate("kill")).containsExactly(2L, 0L);
        fixture.get(ChatFolder.class).done(again);
        Path copy = Files.writeString(file, chat("kill", "a", "b"));
        take(copy, "kill");
        assertThat(seenAndDuplicate("kill")).containsExactly(4L, 2L);
    }

    @Test
    void aRefusedFileCanBeTriedAgainWhenItIsMended() throws IOException {
        Path file =
                Files.writeString(Files.createDirectories(data.resolve("mend")).resolve("mend.json"), "{}");
        fixture.get(ChatFolder.class).refuse(take(file, "mend"));
        Refusals refusals = fixture.get(Refusals.class);
        var refusal = refusals.list(CaptureFixture.ADMIN, PageRequest.first(20)).items().stream()
                .filter(one -> one.file().contains("mend"))
                .findFirst()
                .orElseThrow();
        Path kept = fixture.data.resolve(refusal.keptAs());
        Files.writeString(kept, chat("mend", "a"));

        assertThat(refusals.retry(CaptureFixture.ADMIN, refusal.id())).isEqualTo(Refusals.Answer.DONE);
        fixture.get(ChatFolder.class).done(take(fixture.data.resolve(refusal.file()), "mend"));

        Ledger.Row row = fixture.ledger("mend");
        assertThat(List.of(row.seen(), row.quarantined(), row.pending())).containsExactly(1L, 0L, 1L);
    }
}
