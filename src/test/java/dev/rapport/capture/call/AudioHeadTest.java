package dev.rapport.capture.call;

import static dev.rapport.capture.call.TestAudio.wav;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
