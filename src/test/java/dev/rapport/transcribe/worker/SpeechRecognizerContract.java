package dev.rapport.transcribe.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.transcribe.audio.Decoders;
import dev.rapport.transcribe.audio.PcmStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What every recogniser has to do, whatever is behind it. */
interface SpeechRecognizerContract {

    /** Says: good morning, this is Anna; how can I help you today? Its first words are not heard the same each time. */
    Path HELLO = Path.of("src/test/resources/audio/hello.wav");

    SpeechRecognizer recognizer();

    @Test
    default void wordsComeWithTimesWithinTheTrackAndInOrder() throws Exception {
        List<Segment> heard = hear(recognizer(), HELLO);

        assertThat(text(heard)).contains("can i help you");
        long last = 0;
        for (Segment segment : heard) {
            for (Segment.Heard word : segment.words()) {
                assertThat(word.startMs()).isGreaterThanOrEqualTo(last);
                assertThat(word.endMs()).isBetween(word.startMs(), 3600L);
                assertThat(word.confidence()).isBetween(0.0, 1.0);
                last = word.startMs();
            }
        }
    }

    @Test
    default void theTimesOfATrackBeginAtItsOwnStart() throws Exception {
        long first = start(hear(recognizer(), HELLO), "help");

        for (int i = 0; i < 3; i++) {
            assertThat(start(hear(recognizer(), HELLO), "help")).isBetween(first - 60, first + 60);
        }
    }

    @Test
    default void whatIsNotSpeechIsNotHeard() throws Exception {
        assertThat(hear(recognizer(), 8000, new byte[0])).isEmpty();
        assertThat(hear(recognizer(), 8000, new byte[2])).isEmpty();
        assertThat(hear(recognizer(), 16_000, new byte[64_000])).isEmpty();
    }

    @Test
    default void noiseDoesNoHarm() throws Exception {
        byte[] noise = new byte[32_000];
        new Random(1).nextBytes(noise);

        hear(recognizer(), 8000, noise);

        assertThat(text(hear(recognizer(), HELLO))).contains("can i help you");
    }

    @Test
    default void whatWouldDoHarmIsRefused() throws Exception {
        for (int rate : new int[] {Integer.MIN_VALUE, -1, 0, 1, 7999, 48_001}) {
            assertThatIllegalArgumentException().isThrownBy(() -> recognizer().listen(rate, false));
        }
        try (Hearing hearing = recognizer().listen(8000, false)) {
            assertThatIllegalArgumentException().isThrownBy(() -> hearing.write(new byte[4], 3));
            assertThatIllegalArgumentException().isThrownBy(() -> hearing.write(new byte[4], 6));
            assertThatIllegalArgumentException().isThrownBy(() -> hearing.write(new byte[4], -2));
        }
    }

    @Test
    default void anEndedTrackTakesNothingMoreAndClosingItTwiceIsHarmless() throws Exception {
        Hearing hearing = recognizer().listen(8000, false);
        hearing.write(new byte[800], 800);
        assertThat(hearing.unheard()).isBetween(0L, 800L);
        hearing.finish();
        assertThat(hearing.unheard()).isZero();
        assertThatThrownBy(() -> hearing.write(new byte[2], 2)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(hearing::finish).isInstanceOf(IllegalStateException.class);
        hearing.close();
        hearing.close();
        assertThat(hear(recognizer(), 8000, new byte[2])).isEmpty();
    }

    @Test
    default void aTrackMayBeGivenUp() throws Exception {
        for (int i = 0; i < 5; i++) {
            try (Hearing hearing = recognizer().listen(8000, false)) {
                hearing.write(new byte[16_000], 16_000);
            }
        }
        assertThat(text(hear(recognizer(), HELLO))).contains("can i help you");
    }

    @Test
    default void aTrackThatWaitsHoldsUpNoOther() throws Exception {
        try (Hearing waiting = recognizer().listen(8000, false);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            waiting.write(new byte[800], 800);
            List<Callable<List<Segment>>> calls = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                calls.add(() -> hear(recognizer(), HELLO));
            }
            for (Future<List<Segment>> call : threads.invokeAll(calls)) {
                assertThat(text(call.get())).contains("can i help you");
            }
            assertThat(waiting.finish()).isEmpty();
        }
    }

    static List<Segment> hear(SpeechRecognizer recognizer, Path file) throws IOException, RecognizerDied {
        return hear(recognizer, file, false);
    }

    static List<Segment> hear(SpeechRecognizer recognizer, Path file, boolean voices)
            throws IOException, RecognizerDied {
        try (PcmStream sound = Decoders.recordings().open(Files.newByteChannel(file));
                Hearing hearing = recognizer.listen(sound.rate(), voices)) {
            byte[][] block = new byte[1][8000];
            for (int length = sound.read(block); length >= 0; length = sound.read(block)) {
                hearing.write(block[0], length);
            }
            return hearing.finish();
        }
    }

    static List<Segment> hear(SpeechRecognizer recognizer, int rate, byte[] pcm) throws RecognizerDied {
        try (Hearing hearing = recognizer.listen(rate, false)) {
            hearing.write(pcm, pcm.length);
            return hearing.finish();
        }
    }

    static long start(List<Segment> segments, String word) {
        return segments.stream()
                .flatMap(segment -> segment.words().stream())
                .filter(heard -> heard.word().equals(word))
                .findFirst()
                .orElseThrow()
                .startMs();
    }

    static String text(List<Segment> segments) {
        return segments.stream()
                .flatMap(segment -> segment.words().stream())
                .map(Segment.Heard::word)
                .collect(Collectors.joining(" "));
    }
}
