package dev.rapport.transcribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.conversation.Recording;
import dev.rapport.conversation.Unprocessable;
import dev.rapport.transcribe.worker.VoskRecognizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stereo call on a telephone line, ours left, theirs right, with the real model. */
class TranscriberIT {

    private static final Path CALL = Path.of("src/test/resources/audio/pricing.wav");

    private static VoskRecognizer recognizer;
    private static Transcriber transcriber;

    @BeforeAll
    static void start() {
        Path model = RealModel.require();
        recognizer = new VoskRecognizer(RealModel.worker(), () -> model);
        transcriber = RealModel.transcriber(recognizer);
    }

    @AfterAll
    static void stop() {
        if (recognizer != null) {
            recognizer.close();
        }
    }

    @Test
    void bothSidesAreHeardOnTheirTracksAndAtTheirTimes() throws IOException {
        List<Double> progress = new ArrayList<>();
        Transcription heard = transcriber.transcribe(Files.newByteChannel(CALL), null, progress::add);

        assertThat(heard.recording()).isEqualTo(new Recording("audio/wav", 9035, 2));
        assertThat(heard.model()).isEqualTo(RealModel.NAME);
        assertThat(text(heard, 0)).containsIgnoringCase("help you");
        assertThat(text(heard, 1)).containsIgnoringCase("price").containsIgnoringCase("expensive");
        assertThat(heard.utterances())
                .isSortedAccordingTo(
                        (a, b) -> Long.compare(a.time().startMs(), b.time().startMs()));
        assertThat(heard.utterances().stream().filter(said -> said.track() == 1).findFirst())
                .hasValueSatisfying(said -> assertThat(said.time().startMs()).isBetween(4000L, 5500L));
        assertThat(progress).isSorted().endsWith(1.0);
    }

    @Test
    void aCutOffRecordingIsRefusedBeforeItIsHeard(@TempDir Path folder) throws IOException {
        byte[] whole = Files.readAllBytes(CALL);
        Path cut = Files.write(folder.resolve("cut.wav"), Arrays.copyOf(whole, whole.length / 2));

        assertThatThrownBy(() -> transcriber.transcribe(Files.newByteChannel(cut), null, progress -> {}))
                .isInstanceOf(Unprocessable.class)
                .hasMessageContaining("truncated");
    }

    private static String text(Transcription heard, int track) {
        return heard.utterances().stream()
                .filter(said -> said.track() == track)
                .map(TrackUtterance::text)
                .collect(Collectors.joining(" "));
    }
}
