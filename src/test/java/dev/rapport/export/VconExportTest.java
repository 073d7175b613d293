package dev.rapport.export;

import static dev.rapport.export.TestCall.ANN;
import static dev.rapport.export.TestCall.DANA;
import static dev.rapport.export.TestCall.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.archive.ConversationStore;
import dev.rapport.archive.ItemStore;
import dev.rapport.archive.MediaStore;
import dev.rapport.archive.TranscriptStore;
import dev.rapport.capture.CaptureFixture;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.Original;
import dev.rapport.conversation.TimeSpan;
import dev.rapport.conversation.Viewer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class VconExportTest {

    private static final Viewer ADMIN = new Viewer("admin");

    private CaptureFixture fixture;

    @BeforeEach
    void start(@TempDir Path data) {
        fixture = new CaptureFixture(data, Map.of());
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void aCallIsExportedWholeAndValid() throws IOException {
        byte[] sound = new byte[100_001];
        new Random(7).nextBytes(sound);
        Conversation call = kept(sound);
        fixture.get(TranscriptStore.class)
                .replace(
                        TestCall.ITEM,
                        List.of(
                                said(1, DANA, new TimeSpan(7_060, 9_030), "Hello & welcome"),
                                said(2, ANN, new TimeSpan(9_030, 10_000), "<b>Hi</b>")));

        String text = export(call);

        JsonNode vcon = JsonMapper.shared().readTree(text);
        assertThat(vcon.at("/uuid").asString()).isEqualTo(call.id().toString());
        assertThat(vcon.at("/parties/0/tel").asString()).isEqualTo("+12025550100");
        assertThat(vcon.at("/parties/1").has("tel"))
                .as("555 12 is no number that others could call")
                .isFalse();
        JsonNode dialog = vcon.at("/dialog/0");
        assertThat(dialog.at("/parties").toString()).isEqualTo("[0,1]");
        assertThat(dialog.at("/duration").decimalValue()).isEqualByComparingTo("3725.004");
        assertThat(Base64.getUrlDecoder().decode(dialog.at("/body").asString())).isEqualTo(sound);
        JsonNode analysis = vcon.at("/analysis/0");
        assertThat(analysis.at("/type").asString()).isEqualTo("wtf_transcription");
        assertThat(analysis.at("/schema").asString()).isEqualTo("wtf-1.0");
        assertThat(analysis.at("/body/transcript/text").asString()).isEqualTo("Hello & welcome <b>Hi</b>");
        assertThat(analysis.at("/body/segments/0/start").decimalValue()).isEqualByComparingTo("7.06");
        assertThat(analysis.at("/body/segments/1/speaker").asInt()).isZero();
        assertThat(export(call)).as("the same each time").isEqualTo(text);
        assertValid(text);
    }

    @Test
    void aCallThatIsNotTranscribedYetIsValidToo() throws IOException {
        String text = export(kept(new byte[] {1}));

        assertThat(JsonMapper.shared().readTree(text).at("/analysis").size()).isZero();
        assertValid(text);
    }

    @Test
    void aRecordingThatIsGoneIsAnError() {
        Conversation call = TestCall.between("Ann", "Dana", new Original("0".repeat(64), 1));

        assertThatThrownBy(() -> export(call)).isInstanceOf(NoSuchFileException.class);
    }

    private Conversation kept(byte[] sound) throws IOException {
        Original original = fixture.get(MediaStore.class).store(new ByteArrayInputStream(sound), Long.MAX_VALUE);
        Conversation call = TestCall.between("Ann", "Dana", original);
        fixture.get(ConversationStore.class).add(call);
        fixture.get(ItemStore.class).recorded(TestCall.ITEM, TestCall.RECORDING);
        return fixture.get(ConversationStore.class).find(ADMIN, call.id()).orElseThrow();
    }

    private String export(Conversation call) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        VconExports.of(fixture).write(ADMIN, call, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void assertValid(String vcon) throws IOException {
        assertThat(VconExports.faults(vcon)).isEmpty();
    }
}
