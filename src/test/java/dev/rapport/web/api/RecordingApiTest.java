package dev.rapport.web.api;

import static dev.rapport.web.Api.assertProblem;
import static dev.rapport.web.Api.header;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.conversation.Conversation;
import dev.rapport.web.Api;
import dev.rapport.web.Samples;
import dev.rapport.web.Sounds;
import dev.rapport.web.WebTest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebTest
class RecordingApiTest {

    private static final byte[] SOUND = Sounds.muLaw(2, 8000, 40_000);

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Samples samples;

    private Api api;
    private Conversation call;
    private String recording;

    @BeforeEach
    void start() {
        api = new Api(mvc);
        call = samples.call(SOUND, "a\"b/../c\r\n.wav", Samples.STARTED);
        recording = "/api/v1/conversations/" + call.id() + "/recording";
    }

    @Test
    void theRecordingIsSentAsItWasReceived() {
        MvcTestResult result = api.get(recording);

        assertThat(result).hasStatusOk().hasContentType("audio/wav");
        assertThat(bytes(result)).isEqualTo(SOUND);
        assertThat(header(result, "Accept-Ranges")).isEqualTo("bytes");
        assertThat(header(result, "ETag"))
                .isEqualTo("\"" + call.items().getFirst().original().sha256() + "\"");
    }

    @Test
    void aRangeIsSentAs206() {
        MvcTestResult result = api.get(recording, "Range", "bytes=100-199");

        assertThat(result).hasStatus(206);
        assertThat(bytes(result)).isEqualTo(Arrays.copyOfRange(SOUND, 100, 200));
        assertThat(header(result, "Content-Range")).isEqualTo("bytes 100-199/" + SOUND.length);
        assertThat(bytes(api.get(recording, "Range", "bytes=-10")))
                .isEqualTo(Arrays.copyOfRange(SOUND, SOUND.length - 10, SOUND.length));
        assertThat(bytes(api.get(recording, "Range", "bytes=80000-99999999")))
                .isEqualTo(Arrays.copyOfRange(SOUND, 80_000, SOUND.length));
    }

    @Test
    void aRangeOfAnOlderVersionIsTheWhole() {
        assertThat(api.get(recording, "Range", "bytes=0-1", "If-Range", "\"other\""))
                .hasStatusOk();
    }

    @Test
    void aRangeThatIsNotThereIs416() {
        MvcTestResult result = api.get(recording, "Range", "bytes=99999999-");

        assertProblem(result, 416, "99999999");
        assertThat(header(result, "Content-Range")).isEqualTo("bytes */" + SOUND.length);
        assertThat(api.get(recording, "Range", "bytes=9-1")).hasStatus(416);
        assertThat(api.get(recording, "Range", "bytes=a-b")).hasStatus(416);
    }

    @Test
    void whatTheClientHasIsNotSentAgain() {
        String etag = header(api.get(recording), "ETag");

        assertThat(api.get(recording, "If-None-Match", etag)).hasStatus(304);
    }

    @Test
    void headTellsTheLengthAlone() {
        MvcTestResult result = api.send(HttpMethod.HEAD, recording, null);

        assertThat(result).hasStatusOk();
        assertThat(bytes(result)).isEmpty();
        assertThat(header(result, "Content-Length")).isEqualTo(Integer.toString(SOUND.length));
    }

    @Test
    void aBrowserGetsPcmAndMaySeekInIt() {
        byte[] whole = bytes(api.get(recording + "?as=playable"));
        ByteBuffer wav = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);

        assertThat(whole).hasSize(44 + 40_000 * 2 * 2);
        assertThat(wav.getShort(20)).isEqualTo((short) 1);
        assertThat(wav.getShort(22)).isEqualTo((short) 2);
        assertThat(wav.getInt(24)).isEqualTo(8000);
        assertThat(wav.getShort(34)).isEqualTo((short) 16);
        assertThat(wav.getShort(44)).isEqualTo((short) -32124);
        for (String range : new String[] {"0-9", "10-50", "43-46", "45-100001", "131071-131120"}) {
            String[] ends = range.split("-");
            assertThat(bytes(api.get(recording + "?as=playable", "Range", "bytes=" + range)))
                    .as(range)
                    .isEqualTo(Arrays.copyOfRange(whole, Integer.parseInt(ends[0]), Integer.parseInt(ends[1]) + 1));
        }
    }

    @Test
    void whatNoBrowserPlaysIsPlayedAsFlacAndReceivedWhenAskedFor() throws java.io.IOException {
        byte[] gsm = Files.readAllBytes(Path.of("src/test/resources/audio/tone.wav49.wav"));
        String path = "/api/v1/conversations/"
                + samples.call(gsm, "x.WAV", Samples.STARTED).id();
        MvcTestResult played = api.get(path + "/recording");

        assertThat(played).hasStatusOk().hasContentType("audio/flac");
        byte[] flac = bytes(played);
        assertThat(bytes(api.get(path + "/recording?as=playable", "Range", "bytes=0-3")))
                .isEqualTo("fLaC".getBytes(UTF_8));
        assertThat(bytes(api.get(path + "/recording", "Range", "bytes=-5")))
                .isEqualTo(Arrays.copyOfRange(flac, flac.length - 5, flac.length));
        assertThat(bytes(api.get(path + "/recording?as=received"))).isEqualTo(gsm);
        assertThat(api.get(path + "/waveform")).hasStatusOk().bodyText().contains("\"durationMs\":1");
    }

    @Test
    void theOutlineShowsThePeaksOfEachTrack() {
        var waveform = api.read("/api/v1/conversations/" + call.id() + "/waveform");

        assertThat(waveform.get("durationMs").asLong()).isEqualTo(5000);
        assertThat(waveform.get("tracks")).hasSize(2);
        assertThat(waveform.at("/tracks/0")).hasSize(1000);
        assertThat(waveform.at("/tracks/1/999").asDouble()).isBetween(0.0, 1.0);
    }

    @Test
    void theOriginalIsAFileToSaveWithASafeName() {
        MvcTestResult result = api.get("/api/v1/conversations/" + call.id() + "/items/"
                + call.items().getFirst().id() + "/original");

        assertThat(result).hasStatusOk().hasContentType("application/octet-stream");
        assertThat(bytes(result)).isEqualTo(SOUND);
        assertThat(header(result, "Content-Disposition"))
                .startsWith("attachment")
                .contains("c__.wav")
                .doesNotContain("..", "\r", "/");
    }

    @Test
    void whatIsNoWavIsSentButHasNoOutline() {
        Conversation other = samples.call(new byte[] {1, 2, 3}, "x.mp3", Samples.STARTED);

        assertThat(api.get("/api/v1/conversations/" + other.id() + "/recording?as=playable"))
                .hasStatusOk()
                .hasContentType("application/octet-stream");
        assertProblem(api.get("/api/v1/conversations/" + other.id() + "/waveform"), 404, "outline");
    }

    @Test
    void aRecordingOfAnotherItemIsNotThere() {
        assertProblem(api.get(recording + "?item=" + call.id()), 404, call.id().toString());
    }

    private static byte[] bytes(MvcTestResult result) {
        return result.getResponse().getContentAsByteArray();
    }
}
