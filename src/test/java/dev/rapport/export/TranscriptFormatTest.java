package dev.rapport.export;

import static dev.rapport.export.TestCall.ANN;
import static dev.rapport.export.TestCall.DANA;
import static dev.rapport.export.TestCall.NOBODY;
import static dev.rapport.export.TestCall.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.Original;
import dev.rapport.conversation.TimeSpan;
import dev.rapport.conversation.Utterance;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

class TranscriptFormatTest {

    private static final Conversation CALL = TestCall.between(
            "Ann\n\n00:00:01.000 --> 00:00:02.000", "<script>alert(1)</script>", new Original("0".repeat(64), 4));

    private static final List<Utterance> SAID = List.of(
            said(1, DANA, new TimeSpan(7_060, 9_030), "Hello & welcome, 5 > 3"),
            said(2, ANN, new TimeSpan(9_030, 9_030), "A\r\n\r\nB --> C <b>bold</b> {\\an8}"),
            said(3, ANN, new TimeSpan(9_500, 9_900), " \n "),
            said(4, NOBODY, new TimeSpan(3_723_004, 3_725_004), "Größe 通話 📞"));

    @ParameterizedTest
    @EnumSource(TranscriptFormat.class)
    void whatIsHostileStaysText(TranscriptFormat format) throws IOException {
        assertThat(format.render(CALL, SAID)).isEqualTo(golden("hostile." + format.ending()));
    }

    @ParameterizedTest
    @EnumSource(TranscriptFormat.class)
    void anEmptyTranscriptIsStillAFile(TranscriptFormat format) throws IOException {
        assertThat(format.render(CALL, List.of())).isEqualTo(golden("empty." + format.ending()));
    }

    @Test
    void whatWasWrittenHasNoTimeAndIsNoSubtitle() {
        List<Utterance> written = List.of(said(1, ANN, null, "Dear Dana"));

        assertThat(TranscriptFormat.TXT.render(CALL, written))
                .isEqualTo("Ann 00:00:01.000 --> 00:00:02.000: Dear Dana\n");
        assertThat(TranscriptFormat.VTT.render(CALL, written)).isEqualTo("WEBVTT\n");
        assertThat(TranscriptFormat.SRT.render(CALL, written)).isEmpty();
    }

    @Test
    void theJsonIsOne() {
        var json = JsonMapper.shared().readTree(TranscriptFormat.JSON.render(CALL, SAID));

        assertThat(json.at("/utterances/0/words/0/startMs").asLong()).isEqualTo(7_060);
        assertThat(json.at("/utterances/0/speaker").asString()).isEqualTo("<script>alert(1)</script>");
        assertThat(json.at("/utterances").size()).isEqualTo(3);
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = TranscriptFormatTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
