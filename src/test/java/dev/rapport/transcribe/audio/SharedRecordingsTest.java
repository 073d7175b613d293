package dev.rapport.transcribe.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rapport.archive.LocalFile;
import dev.rapport.conversation.Unprocessable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Recordings that others made are decoded, in full and with all tracks. */
class SharedRecordingsTest {

    private static final Path MATERIAL = Path.of("../shared/data/audio");

    @BeforeAll
    static void findMaterial() {
        Assumptions.assumeTrue(Files.isRegularFile(MATERIAL.resolve("MANIFEST.tsv")), "The test material is not there");
    }

    @Test
    void allAreDecodedAtTheLengthThatIsKnownOfThem() throws IOException {
        List<String[]> rows = Files.readAllLines(MATERIAL.resolve("MANIFEST.tsv")).stream()
                .skip(1)
                .map(line -> line.split("\t"))
                .filter(row -> !row[3].equals("?"))
                .toList();
        assertThat(rows).isNotEmpty();
        for (String[] row : rows) {
            try (PcmStream sound = Decoders.recordings().open(LocalFile.open(MATERIAL.resolve(row[0])))) {
                long wanted = (long) (Double.parseDouble(row[1]) * 1000);
                assertThat(sound.tracks()).as(row[0]).isEqualTo(Integer.parseInt(row[3]));
                assertThat(Heard.of(sound).ms()).as(row[0]).isCloseTo(wanted, within(Math.max(100, wanted / 50)));
            }
        }
    }

    @Test
    void stereoCallsAreTheSameInEveryFormThatTheyLieThereIn() throws IOException {
        try (Stream<Path> files = Files.list(MATERIAL.resolve("stereo-calls"))) {
            for (Path flac :
                    files.filter(file -> file.toString().endsWith(".flac")).toList()) {
                try (PcmStream sound = Decoders.recordings().open(LocalFile.open(flac))) {
                    assertThat(sound.tracks()).isEqualTo(2);
                    assertThat(Heard.of(sound).ms())
                            .isEqualTo(sound.durationMs())
                            .isPositive();
                }
            }
        }
    }

    @Test
    void aWavWithoutItsHeaderIsRefusedUntilItIsSaidWhatItIs() throws IOException {
        Path bare = MATERIAL.resolve("azure-speech-sdk/missing_wav_header.wav");

        assertThatThrownBy(() -> Decoders.recordings().open(LocalFile.open(bare)))
                .isInstanceOf(Unprocessable.class)
                .hasMessageContaining("without a header");
        try (PcmStream sound = Decoders.recordings().open(LocalFile.open(bare), "audio/L16;rate=16000")) {
            assertThat(Arrays.asList(sound.rate(), sound.tracks())).containsExactly(16_000, 1);
            assertThat(Heard.of(sound).ms()).isEqualTo(Files.size(bare) / 32);
        }
    }
}
