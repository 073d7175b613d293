package dev.rapport.capture.call;

import static dev.rapport.capture.CaptureFixture.ADMIN;
import static dev.rapport.capture.call.TestAudio.stream;
import static dev.rapport.capture.call.TestAudio.wav;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.archive.ConversationStore;
import dev.rapport.archive.MediaStore;
import dev.rapport.capture.CaptureFixture;
import dev.rapport.capture.Intake;
import dev.rapport.capture.call.CallOutcome.Accepted;
import dev.rapport.capture.call.CallOutcome.Refused;
import dev.rapport.capture.call.CallOutcome.Why;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.Direction;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.TemporaryFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallIntakeTest {

    private CaptureFixture fixture;

    @BeforeEach
    void start(@TempDir Path data) {
        fixture = new CaptureFixture(data, Map.of("rapport.calls.max-size", "10KB"));
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void anAcceptedCallIsKeptWithItsFirstJob() throws IOException {
        Accepted accepted = accepted("hello", """
                {"externalId": "7", "source": "pbx", "startedAt": "2026-03-01T09:30:00", "direction": "inbound",
                 "subject": "Order", "language": "en-US", "extra": {"is": "no fault"},
                 "parties": [{"side": "OURS", "name": "Ann"}, {"side": "theirs", "phone": "+15722568385"}]}""");

        Conversation conversation = fixture.get(ConversationStore.class)
                .find(ADMIN, accepted.conversationId())
                .orElseThrow();
        Item item = conversation.items().getFirst();
        assertThat(accepted.duplicate()).isFalse();
        assertThat(fixture.jobs).containsExactly(accepted.itemId());
        assertThat(item.externalId()).isEqualTo("7");
        assertThat(item.source()).isEqualTo("pbx");
        assertThat(item.startedAt()).isEqualTo(Instant.parse("2026-03-01T14:30:00Z"));
        assertThat(conversation.direction()).isEqualTo(Direction.INBOUND);
        assertThat(conversation.parties()).extracting(party -> party.side()).containsExactly(Side.OURS, Side.THEIRS);
        assertThat(conversation.parties()).extracting(party -> party.track()).containsExactly(0, 1);
        try (var channel = fixture.get(MediaStore.class).open(item.original())) {
            assertThat(channel.size()).isEqualTo(wav(2, "hello").length);
        }
        assertThat(fixture.ledger("pbx").pending()).isEqualTo(1);
    }

    @Test
    void theSameContentUnderTheSameIdIsADuplicateWhateverElseIsSaid() {
        Accepted first = accepted("a", "{'externalId': '1', 'source': 's', 'startedAt': '2026-01-01T10:00:00Z'}");
        Accepted second = accepted("a", "{'externalId': '1', 'source': 's', 'startedAt': '2026-01-02T10:00:00Z'}");

        assertThat(second.duplicate()).isTrue();
        assertThat(second.itemId()).isEqualTo(first.itemId());
        assertThat(second.conversationId()).isEqualTo(first.conversationId());
        assertThat(fixture.jobs).hasSize(1);
        assertThat(fixture.ledger("s").duplicate()).isEqualTo(1);
    }

    @Test
    void theSameContentIsADuplicateWhereNothingContradicts() {
        Accepted first = accepted("a", "{'source': 'one'}");

        assertThat(accepted("a", "{'source': 'other', 'externalId': '1'}"))
                .isEqualTo(new Accepted(first.conversationId(), first.itemId(), true, List.of()));
        assertThat(accepted("a", "{'startedAt': '2026-01-01T10:00:00.123456789Z'}")
                        .itemId())
                .isEqualTo(first.itemId());
        assertThat(accepted("a", "{'startedAt': '2026-01-01T11:00:00.123456+01:00'}")
                        .itemId())
                .isEqualTo(first.itemId());
        assertThat(fixture.count("item")).isEqualTo(1);
    }

    @Test
    void theSameContentUnderAnotherIdOrTimeIsAnItemOfItsOwn() {
        accepted("a", "{'externalId': '1', 'startedAt': '2026-01-01T10:00:00Z'}");

        assertThat(accepted("a", "{'externalId': '2'}").duplicate()).isFalse();
        assertThat(accepted("a", "{'startedAt': '2026-01-01T10:00:01Z'}").itemId())
                .as("contradicts the first, and not the second")
                .isEqualTo(accepted("a", "{'externalId': '2'}").itemId());
        assertThat(accepted("a", "{'startedAt': '2026-01-01T10:00:02Z'}").duplicate())
                .isFalse();
        assertThat(fixture.count("item")).isEqualTo(3);
    }

    @Test
    void theSameIdWithOtherContentIsAnotherItemAndSaysSo() {
        accepted("a", "{'externalId': '1'}");
        Accepted other = accepted("b", "{'externalId': '1'}");

        assertThat(other.duplicate()).isFalse();
        assertThat(other.flags()).containsExactly(Intake.OTHER_CONTENT);
        assertThat(accepted("c", "{'externalId': '1', 'source': 'elsewhere'}").flags())
                .isEmpty();
        assertThat(accepted("b", "{'externalId': '1'}").itemId()).isEqualTo(other.itemId());
        assertThat(fixture.get(ConversationStore.class)
                        .find(ADMIN, other.conversationId())
                        .orElseThrow()
                        .items()
                        .getFirst()
                        .flags())
                .containsExactly(Intake.OTHER_CONTENT);
    }

    @Test
    void deliveriesAtTheSameInstantAreOneItem() throws Exception {
        int threads = 12;
        CyclicBarrier together = new CyclicBarrier(threads);
        Callable<CallOutcome> delivery = () -> {
            together.await();
            return accepted("a", "{'externalId': '1'}");
        };
        try (var pool = Executors.newFixedThreadPool(threads)) {
            List<Future<CallOutcome>> all = pool.invokeAll(
                    IntStream.range(0, threads).mapToObj(i -> delivery).toList());
            assertThat(all.stream().map(Future::resultNow).filter(outcome -> !((Accepted) outcome).duplicate()))
                    .hasSize(1);
        }

        assertThat(fixture.count("item")).isEqualTo(1);
        assertThat(fixture.ledger("api").seen()).isEqualTo(threads);
        assertThat(fixture.ledger("api").duplicate()).isEqualTo(threads - 1);
    }

    @Test
    void aRequestThatWasKilledBeforeItsAnswerIsTheSameSightingWhenRepeated() {
        Accepted first = accepted("a", "{'externalId': '1'}");
        fixture.database.jdbc().sql("update sighting set acknowledged = false").update();
        fixture.restart();

        assertThat(accepted("a", "{'externalId': '1'}")).isEqualTo(first);
        assertThat(accepted("a", "{'externalId': '1'}").duplicate()).isTrue();
        assertThat(fixture.ledger("api").seen()).isEqualTo(2);
    }

    @Test
    void whatIsNoAudioIsRefusedAndNothingOfItKept() {
        assertThat(refused(new byte[0])).isEqualTo(Why.EMPTY);
        assertThat(refused("This is no recording.".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Why.NOT_AUDIO);
        assertThat(refused(new byte[20_000])).isEqualTo(Why.NOT_AUDIO);
        assertThat(refused(wav(1, "0123456789".repeat(100)))).isEqualTo(Why.TOO_LARGE);
        assertThat(fixture.count("item")).isZero();
        assertThat(fixture.count("sighting")).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 12, 40, 44})
    void aWavThatLiesIsTakenInAndLeftToTheTranscription(int cutTo) {
        byte[] whole = wav(2, 0, "x");
        byte[] bytes = cutTo < 12 ? whole : Arrays.copyOf(whole, cutTo);

        assertThat(fixture.get(CallIntake.class).receive(stream(bytes), "x.wav", CallMetadata.NONE))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void aTimeThatCannotBeIsRefusedInARequest() {
        CallOutcome outcome = receive("a", "{'startedAt': '1979-12-31T23:59:59Z'}");

        assertThat(outcome).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.why()).isEqualTo(Why.METADATA);
            assertThat(refused.reason()).contains("startedAt", "1979");
        });
    }

    @Test
    void aStreamThatBreaksOffKeepsNothing() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };
        byte[] first = wav(1, "x");

        assertThatThrownBy(() -> fixture.get(CallIntake.class)
                        .receive(new SequenceInputStream(stream(first), broken), "x.wav", CallMetadata.NONE))
                .isInstanceOf(TemporaryFailure.class);
        assertThat(fixture.count("sighting")).isZero();
    }

    @Test
    void withoutADatabaseItFailsForNow() {
        fixture.database.dataSource().close();

        assertThatThrownBy(() -> accepted("a", "{}")).isInstanceOf(TemporaryFailure.class);
    }

    private Accepted accepted(String sound, String metadata) {
        return (Accepted) receive(sound, metadata);
    }

    private CallOutcome receive(String sound, String metadata) {
        CallMetadata read = CallMetadata.parse(metadata.replace('\'', '"'), ZoneId.of("America/New_York"));
        return fixture.get(CallIntake.class).receive(stream(wav(2, sound)), "call.wav", read);
    }

    private Why refused(byte[] bytes) {
        return ((Refused) fixture.get(CallIntake.class).receive(stream(bytes), "x.wav", CallMetadata.NONE)).why();
    }
}
