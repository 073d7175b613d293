package dev.rapport.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.installation.Company;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {

    private final Times times = new Times(new Company("", List.of(), List.of(), "US", ZoneId.of("America/New_York")));

    @ParameterizedTest
    @CsvSource({"0, 0:00", "999, 0:00", "59999, 0:59", "83500, 1:23", "3599000, 59:59", "3723000, 1:02:03"})
    void aDurationIsMinutesAndSecondsAndNeverLater(long ms, String written) {
        assertThat(Times.duration(ms)).isEqualTo(written);
    }

    @Test
    void aTimeIsWrittenInTheCompanysZoneAndSaysWhichOneThatIs() {
        Moment moment = times.moment(Instant.parse("2026-11-20T03:05:00Z"));

        assertThat(moment.text()).isEqualTo("Thu 19 Nov 2026, 22:05");
        assertThat(moment.iso()).isEqualTo("2026-11-19T22:05-05:00");
        assertThat(moment.zone()).isEqualTo("America/New_York");
    }
}
