package dev.rapport.capture.call;

import static dev.rapport.capture.CaptureFixture.ADMIN;
import static dev.rapport.capture.call.TestAudio.stream;
import static dev.rapport.capture.call.TestAudio.wav;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.archive.ConversationStore;
import dev.rapport.capture.CaptureFixture;
import dev.rapport.capture.FolderFile;
import dev.rapport.capture.FolderFile.Way;
import dev.rapport.capture.WatchedFolder;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.TemporaryFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of a recording from its name, beside it, and after it. */
class CallMetadataOfFilesTest {

    private static final String NAME = "out-4155550142-101-20240131-142501-1706711101.123";

    private CaptureFixture fixture;
    private Path inbox;

    @BeforeEach
    void start(@TempDir Path data) throws IOException {
        fixture = new CaptureFixture(data, Map.of("rapport.calls.quiet", "0s"));
        inbox = Files.createDirectories(fixture.data.resolve("inbox/calls"));
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void theSidecarOutweighsTheTableAndThatTheName() throws IOException {
        Files.writeString(inbox.resolve("cdr.csv"), """
                calldate,src,dst,uniqueid,recordingfile
                2024-01-31 09:00:00,101,4155550199,1706711101.123,%s.wav
                """.formatted(NAME));
        Files.writeString(inbox.resolve(NAME + ".wav.json"), "{\"subject\": \"Order\"}");
        run(file(NAME + ".wav"));

        Conversation call = only();
        assertThat(call.subject()).isEqualTo("Order");
        assertThat(call.startedAt()).isEqualTo("2024-01-31T14:00:00Z");
        assertThat(call.parties()).extracting(Party::phone).containsExactly("101", "4155550199");
        assertThat(inbox.resolve(".done/" + NAME + ".wav.json")).exists();
        assertThat(inbox.resolve("cdr.csv")).exists();
    }

    @Test
    void metadataThatComeLateFillInWhatIsNotKnown() throws IOException {
        run(file("a.wav"));
        Path late = Files.writeString(inbox.resolve("a.json"), """
                {"externalId": "7", "subject": "Order", "startedAt": "2024-01-31T09:00:00Z",
                 "parties": [{"side": "THEIRS", "name": "Dana", "phone": "+14155550142"}]}""");
        assertThat(fixture.get(LateSidecars.class).isLate(late)).isTrue();
        run(late);

        Conversation call = only();
        assertThat(call.subject()).isEqualTo("Order");
        assertThat(call.startedAt()).isEqualTo("2024-01-31T09:00:00Z");
        assertThat(call.items().getFirst().externalId()).isEqualTo("7");
        assertThat(call.parties()).extracting(Party::name).contains("Dana");
        assertThat(inbox.resolve(".done/a.json")).exists();
        Path waits = Files.writeString(inbox.resolve("b.json"), "{}");
        assertThat(fixture.get(LateSidecars.class).isLate(waits)).isFalse();
        assertThat(fixture.ledger("capture-call-folder").seen()).isEqualTo(1);
    }

    @Test
    void anUploadTellsByItsNameWhatItsMetadataDoNot() {
        fixture.get(CallIntake.class).receive(stream(wav(1, "u")), "C:\\x\\" + NAME + ".wav", CallMetadata.NONE);

        assertThat(only().startedAt()).isEqualTo("2024-01-31T19:25:01Z");
        assertThat(only().items().getFirst().externalId()).isEqualTo("1706711101.123");
    }

    @Test
    void aFullDiskTakesNothingAndFilesWaitForRoom(@TempDir Path data) throws IOException {
        try (CaptureFixture full = new CaptureFixture(data, Map.of("rapport.media.min-free", "1000000TB"))) {
            assertThatThrownBy(
                            () -> full.get(CallIntake.class).receive(stream(wav(1, "u")), "u.wav", CallMetadata.NONE))
                    .isInstanceOf(TemporaryFailure.class)
                    .hasMessageContaining("rapport.media.min-free");
            Path folder = Files.createDirectories(full.data.resolve("inbox/calls"));
            Path file = Files.write(folder.resolve("a.wav"), wav(1, "a"));
            assertThat(full.get(CallFolder.class)
                            .take(new WatchedFolder(folder), file, "s")
                            .way())
                    .isEqualTo(Way.LATER);
            assertThat(full.count("sighting")).isZero();
            assertThat(file).exists();
        }
    }

    @Test
    void nobodyElseMayLookIntoTheMedia() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fixture.data.resolve("media"))))
                .isEqualTo("rwx------");
    }

    private Path file(String name) throws IOException {
        return Files.write(inbox.resolve(name), wav(1, name));
    }

    private void run(Path file) {
        CallFolder steps = fixture.get(CallFolder.class);
        FolderFile taken = steps.take(new WatchedFolder(inbox), file, "capture-call-folder");
        assertThat(taken.way()).isEqualTo(Way.DONE);
        steps.done(taken);
    }

    private Conversation only() {
        UUID id = fixture.database
                .jdbc()
                .sql("select id from conversation")
                .query(UUID.class)
                .single();
        return fixture.get(ConversationStore.class)
                .find(ADMIN, new ConversationId(id))
                .orElseThrow();
    }
}
