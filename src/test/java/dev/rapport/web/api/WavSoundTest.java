package dev.rapport.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.web.Sounds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WavSoundTest {

    @TempDir
    private Path folder;

    /** The ends and the middle of the tables of ITU-T G.711, scaled to 16 bits. */
    @ParameterizedTest
    @CsvSource({"0, -32124", "128, 32124", "255, 0", "127, 0", "254, 8"})
    void muLawIsExpanded(int code, short sample) {
        assertThat(WavSound.muLaw((byte) code)).isEqualTo(sample);
    }

    @ParameterizedTest
    @CsvSource({"213, 8", "85, -8", "170, 32256", "42, -32256"})
    void aLawIsExpanded(int code, short sample) {
        assertThat(WavSound.aLaw((byte) code)).isEqualTo(sample);
    }

    @Test
    void theUpper16BitsOf24AreHeard() throws IOException {
        WavSound sound =
                open(Sounds.wav(1, 1, 8000, 24, new byte[] {0x7F, 0x34, 0x12})).orElseThrow();

        assertThat(sound.sample(sound.frames(0, 1), 0)).isEqualTo((short) 0x1234);
        assertThat(sound.isPlayable()).isFalse();
    }

    @Test
    void aRecordingThatWasCutOffEndsWhereItsBytesDo() throws IOException {
        byte[] whole = Sounds.wav(1, 2, 8000, 16, new byte[4000]);

        assertThat(open(Arrays.copyOf(whole, 1047)).orElseThrow().frames()).isEqualTo(250);
    }

    @Test
    void whatIsNoSoundIsNone() throws IOException {
        assertThat(open(new byte[0])).isEmpty();
        assertThat(open("RIFF....WAVE".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                .isEmpty();
        assertThat(open(Sounds.wav(1, 1, 0, 16, new byte[10]))).isEmpty();
        assertThat(open(Sounds.wav(1, 0, 8000, 16, new byte[10]))).isEmpty();
        assertThat(open(Sounds.wav(1, 1, -8000, 16, new byte[10]))).isEmpty();
        assertThat(open(Sounds.wav(85, 1, 8000, 16, new byte[10]))).isEmpty();
    }

    private Optional<WavSound> open(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("sound"), bytes);
        return WavSound.of(Files.newByteChannel(file));
    }
}
