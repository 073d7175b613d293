package dev.rapport.capture.vcon;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import dev.rapport.archive.ConversationStore;
import dev.rapport.archive.TranscriptStore;
import dev.rapport.capture.CaptureFixture;
import dev.rapport.capture.Ledger;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.Viewer;
import dev.rapport.export.VconExport;
import dev.rapport.export.VconExports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes vCons that others wrote: half of them calls with a transcript and no sound, half chats. */
class FakeVconsTest {

    private static final Path FILES = Path.of("..", "shared", "data", "vcon", "fake-vcons");
    private static final int AGAIN = 10;
    private static final Viewer ADMIN = CaptureFixture.ADMIN;

    private final Map<Channel, Integer> channels = new EnumMap<>(Channel.class);
    private final Map<String, Integer> warnings = new TreeMap<>();
    private int known;

    @Test
    void allAreTakenAndGoOutAgainValid(@TempDir Path data) throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(FILES), "The vCons of others are not there");
        List<Path> files;
        try (Stream<Path> all = Files.list(FILES)) {
            files = all.sorted().toList();
        }
        Schema schema = VconExports.schema();
        try (CaptureFixture fixture = new CaptureFixture(data, Map.of())) {
            VconIntake intake = fixture.get(VconIntake.class);
            VconExport export = VconExports.of(fixture);
            for (Path file : files) {
                Conversation made = taken(fixture, intake, file);
                String out = VconExports.write(export, made);
                assertThat(schema.validate(out, InputFormat.JSON))
                        .as(file.toString())
                        .isEmpty();
                if (made.channel() == Channel.CALL) {
                    assertThat(out).as("another's summary goes out again").contains("\"type\":\"summary\"");
                }
            }
            System.out.println("vCons taken: " + files.size() + ", " + channels + "; the speakers known in " + known
                    + " of the calls; " + warnings);
            assertThat(channels.values().stream().mapToInt(Integer::intValue).sum())
                    .isEqualTo(files.size());

            long items = fixture.count("item");
            long messages = fixture.count("message");
            for (int i = 0; i < files.size(); i += AGAIN) {
                assertThat(intake.take(files.get(i), "vcon", taken -> {}).items())
                        .allMatch(Brought::duplicate);
            }
            assertThat(fixture.count("item")).isEqualTo(items).isEqualTo(files.size());
            assertThat(fixture.count("message")).isEqualTo(messages);
            Ledger.Row ledger = fixture.ledger("vcon");
            assertThat(ledger.duplicate()).isPositive();
            assertThat(ledger.quarantined()).isZero();
        }
    }

    private Conversation taken(CaptureFixture fixture, VconIntake intake, Path file) throws IOException {
        VconIntake.Result result = intake.take(file, "vcon", taken -> {});
        assertThat(result.items()).as(file.toString()).hasSize(1).noneMatch(Brought::duplicate);
        result.warnings().forEach(one -> warnings.merge(one, 1, Integer::sum));
        Conversation made = fixture.get(ConversationStore.class)
                .find(ADMIN, result.items().getFirst().conversation())
                .orElseThrow();
        channels.merge(made.channel(), 1, Integer::sum);
        assertThat(made.parties()).extracting(Party::side).contains(Side.OURS, Side.THEIRS);
        List<Utterance> said = fixture.get(TranscriptStore.class).all(ADMIN, made.id());
        assertThat(said).as(file.toString()).isNotEmpty();
        boolean sure = said.stream()
                .allMatch(one -> made.party(one.partyId()).orElseThrow().side() != Side.UNKNOWN);
        known += sure && made.channel() == Channel.CALL ? 1 : 0;
        return made;
    }
}
