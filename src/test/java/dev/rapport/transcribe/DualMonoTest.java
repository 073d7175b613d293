package dev.rapport.transcribe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.transcribe.audio.PcmStream;
import java.io.IOException;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class DualMonoTest {

    private static final int RATE = 8000;

    private final Random random = new Random(1);

    @Test
    void theSameSoundTwiceIsOneEvenALittleLouder() throws IOException {
        assertThat(DualMono.isIn(stereo(i -> speech(i), i -> speech(i)))).isTrue();
        assertThat(DualMono.isIn(stereo(i -> speech(i), i -> 1.3 * speech(i) + random.nextInt(8))))
                .isTrue();
    }

    @Test
    void aSideOnEachTrackIsNotEvenWhereTheyLeak() throws IOException {
        assertThat(DualMono.isIn(stereo(i -> i < 20_000 ? speech(i) : 0, i -> i < 20_000 ? 0 : speech(i))))
                .isFalse();
        assertThat(DualMono.isIn(stereo(i -> speech(i), i -> 0.05 * speech(i)))).isFalse();
    }

    @Test
    void tracksThatPartOnlyLateAreTwo() throws IOException {
        assertThat(DualMono.isIn(stereo(i -> speech(i), i -> i < 35_000 ? speech(i) : 0)))
                .isFalse();
    }

    @Test
    void silenceIsNotTheSameSound() throws IOException {
        assertThat(DualMono.isIn(stereo(i -> 0, i -> 0))).isFalse();
    }

    private static double speech(int i) {
        return 3000 * Math.sin(i * 0.13) * Math.sin(i * 0.0011);
    }

    private static PcmStream stereo(IntToDoubleFunction left, IntToDoubleFunction right) {
        return new PcmStream() {
            private int at;

            @Override
            public String mediaType() {
                return "audio/wav";
            }

            @Override
            public int rate() {
                return RATE;
            }

            @Override
            public int tracks() {
                return 2;
            }

            @Override
            public long durationMs() {
                return 5000;
            }

            @Override
            public int read(byte[][] tracks) {
                int count = Math.min(tracks[0].length / 2, RATE * 5 - at);
                for (int i = 0; i < count; i++, at++) {
                    put(tracks[0], i, left.applyAsDouble(at));
                    put(tracks[1], i, right.applyAsDouble(at));
                }
                return count == 0 ? -1 : count * 2;
            }

            @Override
            public void close() {}
        };
    }

    private static void put(byte[] pcm, int sample, double value) {
        int rounded = (int) Math.round(value);
        pcm[2 * sample] = (byte) rounded;
        pcm[2 * sample + 1] = (byte) (rounded >> 8);
    }
}
