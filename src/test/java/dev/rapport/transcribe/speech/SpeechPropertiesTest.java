package dev.rapport.transcribe.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SpeechPropertiesTest {

    @Test
    void telephoneSoundKeepsPausesInWhichTheRecogniserEndsAnUtterance() {
        SpeechProperties nothingSet = new SpeechProperties(true, null, null);

        assertThat(nothingSet.before(8_000).plus(nothingSet.after(8_000))).isGreaterThan(Duration.ofSeconds(2));
        assertThat(nothingSet.before(16_000).plus(nothingSet.after(16_000))).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void whatIsSetHoldsForAnySound() {
        SpeechProperties set = new SpeechProperties(true, Duration.ofMillis(10), Duration.ZERO);

        assertThat(set.before(8_000)).isEqualTo(set.before(48_000)).isEqualTo(Duration.ofMillis(10));
        assertThat(set.after(8_000)).isEqualTo(set.after(48_000)).isZero();
    }

    @Test
    void aTimeThatCannotBeIsRefused() {
        assertThatThrownBy(() -> new SpeechProperties(true, Duration.ofSeconds(3), null))
                .hasMessageContaining("rapport.transcribe.speech.before");
        assertThatThrownBy(() -> new SpeechProperties(true, null, Duration.ofMillis(-1)))
                .hasMessageContaining(".after");
    }
}
