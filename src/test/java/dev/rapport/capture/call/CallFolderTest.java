package dev.rapport.capture.call;

import static dev.rapport.capture.CaptureFixture.ADMIN;
import static dev.rapport.capture.call.TestAudio.wav;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.archive.ConversationStore;
import dev.rapport.capture.CaptureFixture;
import dev.rapport.capture.FolderFile;
import dev.rapport.capture.FolderFile.Way;
import dev.rapport.capture.Ledger;
import dev.rapport.capture.Refusal;
import dev.rapport.capture.Refusals;
import dev.rapport.capture.WatchedFolder;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.PageRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallFolderTest {

    private static final String SOURCE = "capture-call-folder";

    private CaptureFixture fixture;
    private CallFolder steps;
    private Path inbox;

    @BeforeEach
    void start(@TempDir Path data) throws IOException {
        fixture = new CaptureFixture(data, Map.of());
        steps = fixture.get(CallFolder.class);
        inbox = Files.createDirectories(fixture.data.resolve("inbox/calls"));
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void aFileAndItsSidecarMoveToDoneUnderTheirPath() throws IOException {
        Path file = file("2026/march/a.wav", wav(2, "a"));
        Files.writeString(file.resolveSibling("a.json"), "{\"source\": \"pbx\", \"subject\": \"Order\"}");

        run(file);

        assertThat(inbox.resolve(".done/2026/march/a.wav")).exists();
        assertThat(inbox.resolve(".done/2026/march/a.json")).exists();
        assertThat(file).doesNotExist();
        assertThat(fixture.ledger("pbx").pending()).isEqualTo(1);
        assertThat(onlyConversation().subject()).isEqualTo("Order");
        assertThat(unacknowledged()).isZero();
    }

    @Test
    void withoutMetadataTheTimeIsThatOfTheFile() throws IOException {
        Path file = file("a.wav", wav(1, "a"));
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2025-05-05T10:00:00Z")));

        run(file);

        assertThat(onlyConversation().startedAt()).isEqualTo("2025-05-05T10:00:00Z");
    }

    @Test
    void aTimeInASidecarThatCannotBeIsOnlyFlagged() throws IOException {
        Path file = file("a.wav", wav(1, "a"));
        Files.writeString(inbox.resolve("a.json"), "{\"startedAt\": \"2999-01-01T00:00:00Z\"}");

        run(file);

        assertThat(onlyConversation().items().getFirst().flags())
                .singleElement()
                .asString()
                .contains("2999");
    }

    @Test
    void aTimeThatNoDatabaseCanKeepHarmsNeitherACallNorARefusal() throws IOException {
        for (String name : List.of("call", "text")) {
            Path file = file(name + ".wav", name.equals("call") ? wav(1, "a") : new byte[] {1, 2, 3});
            Files.writeString(inbox.resolve(name + ".json"), "{\"startedAt\": \"+999999999-12-31T23:59:59\"}");
            run(file);
        }

        assertThat(fixture.ledger(SOURCE).pending()).isEqualTo(1);
        assertThat(fixture.ledger(SOURCE).quarantined()).isEqualTo(1);
    }

    @Test
    void namesInDoneAreNumberedAndNeverOverwritten() throws IOException {
        run(file("a.wav", wav(1, "first")));
        run(file("a.wav", wav(1, "second")));
        run(file("a.wav", wav(1, "second")));

        assertThat(inbox.resolve(".done/a.wav")).hasBinaryContent(wav(1, "first"));
        assertThat(inbox.resolve(".done/a (2).wav")).hasBinaryContent(wav(1, "second"));
        assertThat(inbox.resolve(".done/a (3).wav")).exists();
        assertThat(fixture.ledger(SOURCE).seen()).isEqualTo(3);
        assertThat(fixture.ledger(SOURCE).duplicate()).isEqualTo(1);
    }

    @Test
    void killedBeforeTheMoveItIsTheSameSighting() throws IOException {
        Path file = file("a.wav", wav(1, "a"));
        Files.writeString(inbox.resolve("a.json"), "{}");
        assertThat(take(file).way()).isEqualTo(Way.DONE); // and killed here
        Files.delete(inbox.resolve("a.json")); // or here, with the sidecar moved already

        fixture.restart();
        run(file);

        assertThat(fixture.ledger(SOURCE).seen()).isEqualTo(1);
        assertThat(fixture.ledger(SOURCE).pending()).isEqualTo(1);
        assertThat(unacknowledged()).isZero();
    }

    @Test
    void killedAfterTheMoveItIsAcknowledgedAtTheNextStart() throws IOException {
        Path file = file("a.wav", wav(1, "a"));
        FolderFile taken = take(file);
        WatchedFolder.move(file, taken.target()); // and killed here

        fixture.restart();
        FileTime time = Files.getLastModifiedTime(taken.target());
        Files.copy(taken.target(), file);
        Files.setLastModifiedTime(file, time);
        run(file);

        assertThat(fixture.ledger(SOURCE).seen()).isEqualTo(2);
        assertThat(fixture.ledger(SOURCE).duplicate()).isEqualTo(1);
    }

    @Test
    void whatIsNoAudioIsRefusedWithTheReasonBesideIt() throws IOException {
        Path empty = file("sub/empty.wav", new byte[0]);
        run(empty);
        run(file("text.wav", "Not a recording".getBytes(StandardCharsets.UTF_8)));

        assertThat(inbox.resolve(".failed/sub/empty.wav")).exists();
        assertThat(inbox.resolve(".failed/sub/empty.wav.reason.txt")).content().contains("empty");
        assertThat(inbox.resolve(".failed/text.wav.reason.txt")).content().contains("no audio");
        assertThat(fixture.get(Refusals.class)
                        .list(ADMIN, PageRequest.first(10))
                        .items())
                .extracting(Refusal::file)
                .containsExactly("inbox/calls/text.wav", "inbox/calls/sub/empty.wav");
        assertThat(fixture.ledger(SOURCE).quarantined()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "{\"parties\": [{\"track\": -1}]}", "{\"startedAt\": \"yesterday\"}"})
    void aSidecarThatIsNotUnderstoodRefusesBothUntilAPersonMendsIt(String sidecar) throws IOException {
        Path file = file("a.wav", wav(1, "a"));
        Files.writeString(inbox.resolve("a.json"), sidecar);

        run(file);

        assertThat(inbox.resolve(".failed/a.wav.reason.txt")).content().startsWith("a.json: ");
        Files.writeString(inbox.resolve(".failed/a.json"), "{\"source\": \"mended\"}");
        assertThat(fixture.get(Refusals.class).retry(ADMIN, onlyRefusal())).isEqualTo(Refusals.Answer.DONE);
        assertThat(fixture.ledger(SOURCE).pending()).isEqualTo(1);
        assertThat(inbox.resolve(".failed/a.wav.reason.txt")).doesNotExist();

        run(file);

        assertThat(fixture.get(Ledger.class).rows(ADMIN))
                .as("the same sighting, now of the source that the sidecar names")
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.source()).isEqualTo("mended");
                    assertThat(row.seen()).isEqualTo(1);
                    assertThat(row.pending()).isEqualTo(1);
                });
    }

    @Test
    void killedWhileRefusingItIsRefusedAgainAsTheSameSighting() throws IOException {
        Path file = file("a.wav", wav(1, "a"));
        Files.writeString(inbox.resolve("a.json"), "no json");
        assertThat(take(file).way()).isEqualTo(Way.FAILED);
        Files.delete(inbox.resolve("a.json")); // moved already; then killed

        fixture.restart();
        run(file);

        assertThat(inbox.resolve(".failed/a.wav")).exists();
        assertThat(fixture.ledger(SOURCE).seen()).isEqualTo(1);
        assertThat(fixture.ledger(SOURCE).quarantined()).isEqualTo(1);
    }

    @Test
    void killedWhilePuttingBackItIsPutBackAtTheNextStart() throws IOException {
        Path file = file("a.wav", new byte[0]);
        run(file);
        assertThat(fixture.get(Refusals.class).retry(ADMIN, onlyRefusal())).isEqualTo(Refusals.Answer.DONE);
        Files.move(file, inbox.resolve(".failed/a.wav")); // as if it had been killed before the move

        fixture.restart();

        assertThat(file).exists();
        run(file);
        assertThat(fixture.ledger(SOURCE).seen()).isEqualTo(1);
        assertThat(fixture.ledger(SOURCE).quarantined()).isEqualTo(1);
    }

    @Test
    void aDiscardedFileStaysAndIsOnlyCounted() throws IOException {
        run(file("a.wav", new byte[0]));
        UUID id = onlyRefusal();

        assertThat(fixture.get(Refusals.class).discard(ADMIN, id)).isEqualTo(Refusals.Answer.DONE);

        assertThat(fixture.get(Refusals.class).retry(ADMIN, id)).isEqualTo(Refusals.Answer.UNKNOWN);
        assertThat(inbox.resolve(".failed/a.wav")).exists();
        assertThat(fixture.ledger(SOURCE).discarded()).isEqualTo(1);
        assertThat(fixture.ledger(SOURCE).quarantined()).isZero();
    }

    @Test
    void aRefusedFileThatSomebodyRemovedCannotBeTriedAgain() throws IOException {
        run(file("a.wav", new byte[0]));
        Files.delete(inbox.resolve(".failed/a.wav"));

        assertThat(fixture.get(Refusals.class).retry(ADMIN, onlyRefusal())).isEqualTo(Refusals.Answer.FILE_GONE);
    }

    @Test
    void refusalsArePagedFromTheNewest() throws IOException {
        for (int i = 0; i < 5; i++) {
            run(file(i + ".wav", new byte[0]));
        }
        Refusals refusals = fixture.get(Refusals.class);

        var first = refusals.list(ADMIN, PageRequest.first(3));
        var rest = refusals.list(ADMIN, new PageRequest(3, first.nextCursor().orElseThrow()));

        assertThat(first.total()).isEqualTo(5);
        assertThat(first.items()).extracting(Refusal::file).first().isEqualTo("inbox/calls/4.wav");
        assertThat(rest.items()).extracting(Refusal::file).containsExactly("inbox/calls/1.wav", "inbox/calls/0.wav");
        assertThat(rest.nextCursor()).isEmpty();
    }

    @Test
    void withoutADatabaseItStaysWhereItIs() throws IOException {
        Path file = file("a.wav", wav(1, "a"));
        fixture.database.dataSource().close();

        assertThat(take(file).way()).isEqualTo(Way.LATER);

        assertThat(file).exists();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-rf $(touch x); `y` & | > '\" \\ *?.wav",
                "Größe 通話 📞.wav",
                "no ending",
                "...dots.wav",
                "100% {{x}} ${y} #1 +49.wav",
                "long-ääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääää.wav"
            })
    void anyNameIsTakenOrRefused(String name) throws IOException {
        run(file(name, wav(1, "a")));
        run(file(name, wav(1, "a")));
        run(file(name, new byte[0]));

        assertThat(fixture.ledger(SOURCE).pending()).isEqualTo(1);
        assertThat(fixture.ledger(SOURCE).duplicate()).isEqualTo(1);
        assertThat(fixture.ledger(SOURCE).quarantined()).isEqualTo(1);
        try (var failed = Files.list(inbox.resolve(".failed"))) {
            assertThat(failed).hasSize(2);
        }
    }

    private Path file(String name, byte[] bytes) throws IOException {
        Path file = inbox.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    private FolderFile take(Path file) {
        return steps.take(new WatchedFolder(inbox), file, SOURCE);
    }

    private void run(Path file) {
        FolderFile taken = take(file);
        switch (taken.way()) {
            case DONE -> steps.done(taken);
            case FAILED -> steps.refuse(taken);
            case LATER -> throw new AssertionError(file + " was not taken");
        }
    }

    private UUID onlyRefusal() {
        return fixture.get(Refusals.class)
                .list(ADMIN, PageRequest.first(10))
                .items()
                .getFirst()
                .id();
    }

    private Conversation onlyConversation() {
        UUID id = fixture.database
                .jdbc()
                .sql("select id from conversation")
                .query(UUID.class)
                .single();
        return fixture.get(ConversationStore.class)
                .find(ADMIN, new ConversationId(id))
                .orElseThrow();
    }

    private long unacknowledged() {
        return fixture.count("sighting where not acknowledged");
    }
}
