package dev.rapport.transcribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.transcribe.speech.Stretch;
import dev.rapport.transcribe.worker.Death;
import dev.rapport.transcribe.worker.Hearing;
import dev.rapport.transcribe.worker.RecognizerDied;
import dev.rapport.transcribe.worker.Segment;
import dev.rapport.transcribe.worker.Segment.Heard;
import dev.rapport.transcribe.worker.SpeechRecognizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pieces of a track, with a recogniser that hears a word each second: the number of that second, from the sound itself. */
class PiecesTest {

    private static final int RATE = 8000;

    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger deaths = new AtomicInteger();
    private final AtomicLong behind = new AtomicLong();
    private final Semaphore ahead = new Semaphore(2);

    private final class Counting implements SpeechRecognizer {
        @Override
        public Hearing listen(int rate, boolean voices) {
            begun.incrementAndGet();
            return new Seconds();
        }
    }

    private final class Seconds implements Hearing {
        private final ArrayList<Heard> words = new ArrayList<>();
        private long given;

        @Override
        public void write(byte[] pcm, int length) {
            words.add(new Heard("w" + pcm[0], given * 1000 / RATE + 200, given * 1000 / RATE + 700, 1));
            given += length / 2;
        }

        @Override
        public long unheard() {
            return behind.get();
        }

        @Override
        public List<Segment> finish() throws RecognizerDied {
            if (deaths.getAndDecrement() > 0) {
                throw new RecognizerDied(new Death(Death.Cause.CRASHED, "it fell"));
            }
            return words.isEmpty() ? List.of() : List.of(new Segment(words, List.of()));
        }

        @Override
        public void close() {
            // nothing to free
        }
    }

    private static Stretch second(int track, int second) {
        byte[] pcm = new byte[RATE * 2];
        pcm[0] = (byte) second;
        return new Stretch(track, (long) second * RATE, pcm);
    }

    private Pieces pieces(int tracks) {
        return new Pieces(new Counting(), ahead, RATE, tracks, () -> {});
    }

    @Test
    void theWordsOfAllPiecesAreInOrderAndAtTheirTimes() throws RecognizerDied {
        try (Pieces pieces = pieces(1)) {
            for (int second = 0; second < 20; second++) {
                if (second % 4 == 0) {
                    pieces.cut(0, 0);
                }
                pieces.add(second(0, second * 2));
            }
            List<Heard> words = pieces.finish().getFirst();

            assertThat(words).hasSize(20);
            for (int i = 0; i < 20; i++) {
                assertThat(words.get(i)).isEqualTo(new Heard("w" + i * 2, i * 2000L + 200, i * 2000L + 700, 1));
            }
        }
        assertThat(begun).hasValue(5);
        assertThat(ahead.availablePermits()).isEqualTo(2);
    }

    @Test
    void whatTheRecogniserWasGivenButHasNotHeardIsStillWaitedFor() throws RecognizerDied {
        behind.set(3 * RATE * 2);
        try (Pieces pieces = pieces(1)) {
            for (int second = 0; second < 10; second++) {
                pieces.add(second(0, second));
            }
            pieces.finish();

            assertThat(pieces.waitingSamples()).isEqualTo(3 * RATE);
        }
    }

    @Test
    void whereThereIsNoPauseNoWordIsCutOrDoubled() throws RecognizerDied {
        try (Pieces pieces = pieces(1)) {
            for (int second = 0; second < 30; second++) {
                if (second % 10 == 9) {
                    pieces.cut(0, 4 * RATE);
                }
                pieces.add(second(0, second));
            }

            assertThat(pieces.finish().getFirst())
                    .extracting(Heard::word)
                    .containsExactlyElementsOf(
                            IntStream.range(0, 30).mapToObj(i -> "w" + i).toList());
        }
    }

    @Test
    void afterADeathOnlyWhatWasInFlightIsHeardAgain() throws RecognizerDied {
        try (Pieces pieces = pieces(1)) {
            pieces.add(second(0, 0));
            pieces.growing(0).orElseThrow().end();
            pieces.growing(0).orElseThrow().words().join();
            pieces.cut(0, 0);
            pieces.add(second(0, 1));
            deaths.set(1);
            assertThatThrownBy(pieces::finish).isInstanceOf(RecognizerDied.class);

            pieces.resume();

            assertThat(pieces.finish().getFirst()).extracting(Heard::word).containsExactly("w0", "w1");
        }
        assertThat(begun).hasValue(3);
        assertThat(ahead.availablePermits()).isEqualTo(2);
    }

    @Test
    void aTrackWithoutSpeechHasNoWords() throws RecognizerDied {
        try (Pieces pieces = pieces(2)) {
            pieces.add(second(1, 3));

            assertThat(pieces.finish()).extracting(List::size).containsExactly(0, 1);
        }
    }

    @Test
    void piecesBecomeShorterTowardsTheEndAndAShortRecordingIsNotCut() {
        Cutting cutting = new Cutting(2, Duration.ofMinutes(2), Duration.ofMinutes(5));

        assertThat(cutting.untilPauseMs(3_600_000, 3_600_000)).isEqualTo(120_000);
        assertThat(cutting.untilPauseMs(3_600_000, 100_000)).isEqualTo(50_000);
        assertThat(cutting.untilPauseMs(3_600_000, 0)).isEqualTo(20_000);
        assertThat(cutting.untilPauseMs(200_000, 200_000)).isEqualTo(300_000);
        assertThat(cutting.untilPauseMs(0, -900_000)).isEqualTo(300_000);
        assertThat(cutting.untilPauseMs(400_000, -900_000)).isEqualTo(120_000);
    }
}
