package dev.rapport.transcribe.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.conversation.TimeSpan;
import org.junit.jupiter.api.Test;

class TimeMapTest {

    /** Heard: 1.0 to 2.0 s, and 5.0 to 6.0 s of the recording. */
    private final TimeMap map = new TimeMap(8000);

    TimeMapTest() {
        map.add(8000, 4000);
        map.add(12_000, 4000);
        map.add(40_000, 8000);
    }

    @Test
    void aWordIsWhereItWasSaid() {
        assertThat(map.inRecording(100, 400)).isEqualTo(new TimeSpan(1100, 1400));
        assertThat(map.inRecording(450, 600)).isEqualTo(new TimeSpan(1450, 1600));
        assertThat(map.inRecording(1200, 1500)).isEqualTo(new TimeSpan(5200, 5500));
    }

    @Test
    void aWordAcrossAJointIsWhereMostOfItIs() {
        assertThat(map.inRecording(900, 1300)).isEqualTo(new TimeSpan(5000, 5300));
        assertThat(map.inRecording(700, 1100)).isEqualTo(new TimeSpan(1700, 2000));
    }

    @Test
    void aWordThatEndsAfterAllThatWasHeardEndsWithIt() {
        assertThat(map.inRecording(1900, 2100)).isEqualTo(new TimeSpan(5900, 6000));
    }
}
