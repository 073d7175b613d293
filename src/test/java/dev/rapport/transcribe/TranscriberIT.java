package dev.rapport.transcribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.conversation.Recording;
import dev.rapport.conversation.Unprocessable;
import dev.rapport.conversation.Word;
import dev.rapport.transcribe.audio.Decoders;
import dev.rapport.transcribe.audio.PcmStream;
import dev.rapport.transcribe.worker.Hearing;
import dev.rapport.transcribe.worker.RecognizerDied;
import dev.rapport.transcribe.worker.Segment;
import dev.rapport.transcribe.worker.Segment.Heard;
import dev.rapport.transcribe.worker.VoskRecognizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
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
        recognizer = new VoskRecognizer(RealModel.worker(), () -> model, Optional::empty);
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
    void theSameWordsAtTheSameTimesAlthoughLessIsHeard() throws IOException, RecognizerDied {
        List<List<Heard>> whole = wholeTracks();
        AtomicLong fed = new AtomicLong();
        Transcription heard = RealModel.transcriber(
                        (rate, voices) -> new Counting(recognizer.listen(rate, voices), fed))
                .transcribe(Files.newByteChannel(CALL), null, progress -> {});

        long samples = heard.recording().durationMs() * 8 * whole.size();
        assertThat(fed.get()).isBetween(samples / 4, samples * 8 / 10);
        for (int track = 0; track < whole.size(); track++) {
            List<Word> words = words(heard, track);
            assertThat(words)
                    .hasSizeBetween(
                            whole.get(track).size() - 2, whole.get(track).size() + 2);
            long same = whole.get(track).stream()
                    .filter(word -> words.stream().anyMatch(said -> isSame(word, said)))
                    .count();
            assertThat(same).isGreaterThanOrEqualTo(whole.get(track).size() * 8L / 10);
        }
    }

    private static boolean isSame(Heard word, Word said) {
        return said.text().equalsIgnoreCase(word.word()) && Math.abs(said.startMs() - word.startMs()) <= 60;
    }

    private static List<Word> words(Transcription heard, int track) {
        return heard.utterances().stream()
                .filter(said -> said.track() == track)
                .flatMap(said -> said.words().stream())
                .toList();
    }

    private static List<List<Heard>> wholeTracks() throws IOException, RecognizerDied {
        try (PcmStream sound = Decoders.recordings().open(Files.newByteChannel(CALL));
                Hearing left = recognizer.listen(sound.rate(), false);
                Hearing right = recognizer.listen(sound.rate(), false)) {
            byte[][] block = new byte[2][sound.rate()];
            for (int length = sound.read(block); length >= 0; length = sound.read(block)) {
                left.write(block[0], length);
                right.write(block[1], length);
            }
            return List.of(words(left.finish()), words(right.finish()));
        }
    }

    private static List<Heard> words(List<Segment> segments) {
        return segments.stream().flatMap(segment -> segment.words().stream()).toList();
    }

    /** Counts the samples that are heard. */
    private record Counting(Hearing hearing, AtomicLong fed) implements Hearing {

        @Override
        public void write(byte[] pcm, int length) throws RecognizerDied {
            fed.addAndGet(length / 2);
            hearing.write(pcm, length);
        }

        @Override
        public long unheard() {
            return hearing.unheard();
        }

        @Override
        public List<Segment> finish() throws RecognizerDied {
            return hearing.finish();
        }

        @Override
        public void close() {
            hearing.close();
        }
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
