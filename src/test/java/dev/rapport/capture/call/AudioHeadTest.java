package dev.rapport.capture.call;

import static dev.rapport.capture.call.TestAudio.wav;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AudioHeadTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "494433040000000000", // ID3
                "fffb9064", // MPEG 1 layer III
                "fff15080", // AAC in ADTS
                "4f676753", // Ogg
                "664c6143", // FLAC
                "0000001c667479704d344120", // MP4
                "2321414d520a", // AMR
                "1a45dfa3", // WebM
                "3026b2758e66cf11" // WMA
            })
    void knownContainersAreAudio(String hex) {
        assertThat(new AudioHead(HexFormat.of().parseHex(hex)).isAudio()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "R", "RIFF", "RIFF1234AVI ", "%PDF-1.7", "{\"a\": 1}", "<html>"})
    void otherThingsAreNot(String text) {
        assertThat(new AudioHead(text.getBytes(StandardCharsets.UTF_8)).isAudio())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "call.sln, , audio/L16;rate=8000",
        "call.SLN16, , audio/L16;rate=16000",
        "-call;.ulaw, , audio/PCMU;rate=8000",
        "call.alaw, , audio/PCMA;rate=8000",
        "call.g722, application/octet-stream, audio/G722",
        "call.wav, audio/L16;rate=16000;channels=2, audio/L16;rate=16000;channels=2",
        "call.ours, , audio/PCMA;rate=16000",
        "call.wav, audio/wav, ",
        "call.raw, , ",
        "call.gsm, , ",
        "call, , "
    })
    void withoutAHeaderTheSourceSaysWhatItIs(String name, @Nullable String stated, @Nullable String expected) {
        RawKinds kinds = new RawKinds(new RawSettings(Map.of("ours", "audio/PCMA;rate=16000", "raw", "none")));
        byte[] noise = {0, 5, (byte) 0x80, 1, 2};

        assertThat(kinds.of(new AudioHead(noise), name, stated).orElse(null)).isEqualTo(expected);
    }

    @Test
    void whatHasAHeaderOrIsTextIsNeverSoundWithoutOne() {
        RawKinds kinds = new RawKinds(new RawSettings(Map.of()));

        assertThat(kinds.of(new AudioHead(wav(1, "x")), "x.ulaw", "audio/PCMU")).isEmpty();
        assertThat(kinds.of(new AudioHead("Dear customer".getBytes(StandardCharsets.UTF_8)), "x.ulaw", null))
                .isEmpty();
        byte[] gsm = new byte[66];
        gsm[0] = (byte) 0xD4;
        assertThat(kinds.of(new AudioHead(gsm), "x.gsm", null)).contains("audio/GSM");
        byte[] likeMpeg = {(byte) 0xFF, (byte) 0xFB, (byte) 0x90, 0x64};
        assertThat(kinds.of(new AudioHead(likeMpeg), "x.ulaw", null)).contains("audio/PCMU;rate=8000");
        assertThat(kinds.of(new AudioHead(likeMpeg), "x.mp3", null)).isEmpty();
        assertThatThrownBy(() -> new RawSettings(Map.of("x", "audio/midi")))
                .hasMessageContainingAll("rapport.calls.raw.x", "audio/midi");
    }

    @ParameterizedTest
    @CsvSource({
        "664c6143000000221000100000000000000003e802f0, 2",
        "fffb9064, 2",
        "fffb90c4, 1",
        "49443303000000000000fffb90c4, 1",
        "4f6767530000000000000000000000000000000000000000000000004f707573486561640102, 2",
        "4f676753, 0"
    })
    void othersStateTheirTracksToo(String hex, int tracks) {
        OptionalInt expected = tracks == 0 ? OptionalInt.empty() : OptionalInt.of(tracks);
        assertThat(new AudioHead(HexFormat.of().parseHex(hex)).tracks()).isEqualTo(expected);
    }

    @Test
    void aTextOfUtf16IsNot() {
        assertThat(new AudioHead("\uFEFFHello".getBytes(StandardCharsets.UTF_16LE)).isAudio())
                .isFalse();
    }

    @Test
    void theTracksAreReadWhereverTheFormatStands() {
        byte[] wav = wav(2, "x");
        byte[] junk = new byte[8 + 27 + 1];
        System.arraycopy("JUNK".getBytes(StandardCharsets.US_ASCII), 0, junk, 0, 4);
        junk[4] = 27;
        byte[] withJunk = new byte[wav.length + junk.length];
        System.arraycopy(wav, 0, withJunk, 0, 12);
        System.arraycopy(junk, 0, withJunk, 12, junk.length);
        System.arraycopy(wav, 12, withJunk, 12 + junk.length, wav.length - 12);

        assertThat(new AudioHead(wav).tracks()).hasValue(2);
        assertThat(new AudioHead(withJunk).tracks()).hasValue(2);
        assertThat(new AudioHead(wav(0, "x")).tracks()).isEmpty();
        for (int cut = 0; cut < 24; cut++) {
            assertThat(new AudioHead(Arrays.copyOf(wav, cut)).tracks()).isEmpty();
        }
    }

    @Test
    void aFileThatIsShorterThanItSaysLooksUnfinished() {
        byte[] wav = wav(1, "x");

        assertThat(new AudioHead(wav).looksUnfinished(wav.length)).isFalse();
        assertThat(new AudioHead(wav).looksUnfinished(wav.length - 1)).isTrue();
        assertThat(new AudioHead(new byte[0]).looksUnfinished(0)).isTrue();
        assertThat(new AudioHead("text".getBytes(StandardCharsets.US_ASCII)).looksUnfinished(4))
                .isFalse();
    }

    @Test
    void allRecordingsOfTheTestMaterialAreAudio() throws Exception {
        Path material = Path.of("../shared/data/audio");
        Assumptions.assumeTrue(Files.isDirectory(material), "The test material is not there");
        try (Stream<Path> files = Files.walk(material)) {
            assertThat(files.filter(file -> file.toString().matches(".*\\.(wav|mp3|flac|ogg|m4a|amr|webm)")))
                    .isNotEmpty()
                    .filteredOn(file -> !isAudio(file))
                    .as("only the one that has no header on purpose")
                    .hasSizeLessThanOrEqualTo(1);
        }
    }

    private static boolean isAudio(Path file) {
        try (var in = Files.newInputStream(file)) {
            return new AudioHead(in.readNBytes(AudioHead.BYTES)).isAudio();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
