package dev.rapport.crm.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DueTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Test
    void aDayIsOverWhenItIsOverThere() {
        assertThat(late("2026-03-06T00:00", "2026-03-07T00:00", "Europe/Berlin"))
                .isEqualTo("2026-03-06T23:00:00Z");
        assertThat(late("2026-03-06T00:00", "2026-03-07T00:00", "Asia/Tokyo")).isEqualTo("2026-03-06T15:00:00Z");
        assertThat(late("2026-03-06T00:00", "2026-03-07T00:00", "-05:00")).isEqualTo("2026-03-07T05:00:00Z");
    }

    @Test
    void theDayOfANightWithAnotherClockIsAnHourLongerOrShorter() {
        assertThat(Due.on(LocalDate.of(2026, 3, 8), NEW_YORK).lateFrom())
                .contains(Instant.parse("2026-03-09T04:00:00Z"));
        assertThat(Due.on(LocalDate.of(2026, 11, 1), NEW_YORK).lateFrom())
                .contains(Instant.parse("2026-11-02T05:00:00Z"));
        // In Beirut, midnight itself is left out: the day begins at one o'clock.
        assertThat(Due.on(LocalDate.of(2026, 3, 28), ZoneId.of("Asia/Beirut")).lateFrom())
                .contains(Instant.parse("2026-03-28T22:00:00Z"));
    }

    @Test
    void aDayThatWasLeftOutIsOverAtOnce() {
        // Samoa went over the date line: there was no 30 December 2011.
        ZoneId apia = ZoneId.of("Pacific/Apia");
        assertThat(Due.on(LocalDate.of(2011, 12, 29), apia).lateFrom()).contains(Instant.parse("2011-12-30T10:00:00Z"));
        assertThat(Due.on(LocalDate.of(2011, 12, 30), apia).lateFrom()).contains(Instant.parse("2011-12-30T10:00:00Z"));
        assertThat(Due.on(LocalDate.of(2011, 12, 31), apia).lateFrom()).contains(Instant.parse("2011-12-31T10:00:00Z"));
    }

    @Test
    void anHourThatIsThereTwiceOrNotAtAllIsOfItsDay() {
        assertThat(late("2026-10-25T02:30", "2026-10-25T02:31", "Europe/Berlin"))
                .isEqualTo("2026-10-25T23:00:00Z");
        assertThat(late("2026-03-29T02:30", "2026-03-29T02:31", "Europe/Berlin"))
                .isEqualTo("2026-03-29T22:00:00Z");
    }

    @Test
    void whoNamesAnHourHasUntilTheEndOfTheDay() {
        assertThat(late("2026-03-06T15:00", "2026-03-06T15:01", "UTC")).isEqualTo("2026-03-07T00:00:00Z");
        assertThat(late(null, "2026-03-06T12:00", "UTC")).isEqualTo("2026-03-07T00:00:00Z");
    }

    @Test
    void aWeekIsOverWithItsLastDayAndWhatHasNoEndIsNeverLate() {
        assertThat(late("2026-03-02T00:00", "2026-03-09T00:00", "UTC")).isEqualTo("2026-03-09T00:00:00Z");
        assertThat(Due.of(written("2026-03-06T00:00", null, "UTC"))
                        .orElseThrow()
                        .lateFrom())
                .isEmpty();
    }

    @Test
    void whatIsNoDueDateIsLeftOut() {
        assertThat(Due.of(null)).isEmpty();
        assertThat(Due.of("friday")).isEmpty();
        assertThat(Due.of(Map.of())).isEmpty();
        assertThat(Due.of(written("soon", null, "UTC"))).isEmpty();
        assertThat(Due.of(written("2026-03-06T00:00", null, "Nowhere/Else"))).isEmpty();
        assertThat(Due.of(written(null, "+999999999-12-31T00:00", "UTC"))).isEmpty();
        assertThatThrownBy(() -> new Due(LocalDateTime.MAX, null, "DAY", NEW_YORK))
                .hasMessageContaining("year");
    }

    @Test
    void itIsWrittenAsItWasReadWithDaysAsDates() {
        Map<String, @Nullable Object> days = written("2026-03-06", "2026-03-07", "Europe/Berlin");
        Map<String, @Nullable Object> midnights = written("2026-03-06T00:00", "2026-03-07T00:00", "Europe/Berlin");

        assertThat(Due.of(days).orElseThrow().written()).isEqualTo(days);
        assertThat(Due.of(midnights).orElseThrow().written()).isEqualTo(days);
        assertThat(new Due(LocalDateTime.parse("2026-03-06T00:00"), null, "HOUR", NEW_YORK).writtenStart())
                .isEqualTo("2026-03-06T00:00");
    }

    private static String late(@Nullable String start, @Nullable String end, String zone) {
        return Due.of(written(start, end, zone))
                .orElseThrow()
                .lateFrom()
                .orElseThrow()
                .toString();
    }

    private static Map<String, @Nullable Object> written(@Nullable String start, @Nullable String end, String zone) {
        Map<String, @Nullable Object> due = new LinkedHashMap<>();
        due.put("start", start);
        due.put("end", end);
        due.put("grain", "DAY");
        due.put("zone", zone);
        return due;
    }
}
