package dev.rapport.transcribe.speakers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.conversation.TimeSpan;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every {@link VoiceSource} must do. */
interface VoiceSourceContract {

    /** One that has heard nothing, of sound of this rate. */
    VoiceSource source(int rate);

    @Test
    default void silenceHasNoVoice() {
        VoiceSource source = source(8000);
        source.accept(new byte[16_000], 16_000);

        assertThat(source.of(List.of(new TimeSpan(0, 1000))).getFirst().frames())
                .isZero();
    }

    @Test
    default void stretchesBeyondTheEndAreEmptyAndAllAreOfOneWidth() {
        VoiceSource source = source(16_000);
        source.accept(TestVoices.voice(16_000, 2000, 120, 700, 1), 64_000);

        List<VoiceStats> stats = source.of(List.of(new TimeSpan(200, 1200), new TimeSpan(50_000, 51_000)));

        assertThat(stats.getFirst().frames()).isPositive();
        assertThat(stats.getLast().frames()).isZero();
        assertThat(stats.getFirst().width()).isEqualTo(stats.getLast().width());
    }

    @Test
    default void nothingHeardIsNothingToTell() {
        assertThat(source(48_000).of(List.of())).isEmpty();
        assertThat(source(11_025).of(List.of(new TimeSpan(0, 10)))).hasSize(1);
    }

    @Test
    default void oddBlocksAndAnyRateAreTaken() {
        for (int rate : new int[] {8000, 11_025, 16_000, 22_050, 24_000, 44_100, 48_000}) {
            VoiceSource source = source(rate);
            byte[] sound = TestVoices.voice(rate, 1000, 200, 900, 1);
            for (int at = 0; at + 2 <= sound.length; at += 2) {
                source.accept(new byte[] {sound[at], sound[at + 1]}, 2);
            }
            List<TimeSpan> words = LongStream.range(0, 8)
                    .mapToObj(i -> new TimeSpan(i * 100, i * 100 + 90))
                    .toList();
            assertThat(source.of(words)).hasSize(8);
        }
    }
}
