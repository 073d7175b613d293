package dev.rapport.capture.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.capture.call.CallMetadata.Participant;
import dev.rapport.conversation.CallKind;
import dev.rapport.conversation.Direction;
import dev.rapport.installation.Company;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class FileNamesTest {

    private static final String SOURCE = "pbx";
    private static final String UUID = "3c2f9d1e-8a47-4a0b-9a52-0f3f6a1c7b11";

    private final FileNames names = names(List.of(), true, Map.of());

    /** Names as systems gave them, with the numbers changed; the zone is UTC unless the name says another. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        out-5551234567-101-20240131-142501-1706711101.123.wav | 1706711101.123 | OUTBOUND | 2024-01-31T14:25:01Z | THEIRS 5551234567 CALLED, OURS 101 CALLER
        out-0114420794600-2001-20240131-142501-pbx1-1706711101.12.WAV | pbx1-1706711101.12 | OUTBOUND | 2024-01-31T14:25:01Z | THEIRS 0114420794600 CALLED, OURS 2001 CALLER
        2024/01/31/in-2025550100-4155550142-20240131-142501-1706711101.9.wav | 1706711101.9 | INBOUND | 2024-01-31T14:25:01Z | THEIRS 4155550142 CALLER, OURS 2025550100 CALLED
        2024/01/31/external-101-4155550142-20240131-142501-1706711101.123.wav | 1706711101.123 | INBOUND | 2024-01-31T14:25:01Z | THEIRS 4155550142 CALLER, OURS 101 CALLED
        external-101-Anonymous-20240131-142501-1706711101.124.wav | 1706711101.124 | INBOUND | 2024-01-31T14:25:01Z | THEIRS null CALLER, OURS 101 CALLED
        internal-102-101-20240131-142501-1706711101.7.gsm | 1706711101.7 | | 2024-01-31T14:25:01Z | OURS 101 CALLER, OURS 102 CALLED
        q-600-4155550142-20240131-142501-1706711101.55.wav | 1706711101.55 | INBOUND | 2024-01-31T14:25:01Z | THEIRS 4155550142 CALLER
        rg-601-+14155550142-20240131-142501-1706711101.56.wav | 1706711101.56 | INBOUND | 2024-01-31T14:25:01Z | THEIRS +14155550142 CALLER
        exten-101-4155550142-20240131-142501-1706711101.57.wav | 1706711101.57 | INBOUND | 2024-01-31T14:25:01Z | THEIRS 4155550142 CALLER, OURS 101 CALLED
        force-08215558663-3201-20250327-092517-1743042317.12206.wav | 1743042317.12206 | OUTBOUND | 2025-03-27T09:25:17Z | OURS 3201 CALLER, THEIRS 08215558663 CALLED
        conf-8000-101-20240131-142501-1706711101.60.wav | 1706711101.60 | | 2024-01-31T14:25:01Z | OURS 101 CALLER
        OUT101-20100302-101500-1267524900.17.wav | 1267524900.17 | OUTBOUND | 2010-03-02T10:15:00Z | OURS 101 CALLER
        g600-20100302-101500-1267524900.18.WAV | 1267524900.18 | INBOUND | 2010-03-02T10:15:00Z |
        20240131-142501-1706711101.123.wav | 1706711101.123 | | 2024-01-31T14:25:01Z |
        20240131-142501-4155550142-101-1706711101.123.wav | 1706711101.123 | INBOUND | 2024-01-31T14:25:01Z | THEIRS 4155550142 CALLER, OURS 101 CALLED
        1706711101.123.wav | 1706711101.123 | | |
        archive/2024/Jan/31/3c2f9d1e-8a47-4a0b-9a52-0f3f6a1c7b11.wav | 3c2f9d1e-8a47-4a0b-9a52-0f3f6a1c7b11 | | |
        3c2f9d1e-8a47-4a0b-9a52-0f3f6a1c7b11.mp3 | 3c2f9d1e-8a47-4a0b-9a52-0f3f6a1c7b11 | | |
        1001_4155550142_2024-01-31-14-25-01.wav | | OUTBOUND | 2024-01-31T14:25:01Z | OURS 1001 CALLER, THEIRS 4155550142 CALLED
        +14155550142_1001_20240131142501_3c2f9d1e-8a47-4a0b-9a52-0f3f6a1c7b11.wav | | | |
        4155550142_1001_20240131_142501_3c2f9d1e-8a47-4a0b-9a52-0f3f6a1c7b11.wav | 3c2f9d1e-8a47-4a0b-9a52-0f3f6a1c7b11 | INBOUND | 2024-01-31T14:25:01Z | THEIRS 4155550142 CALLER, OURS 1001 CALLED
        4155550142_1001_3c2f9d1e-8a47-4a0b-9a52-0f3f6a1c7b11.wav | 3c2f9d1e-8a47-4a0b-9a52-0f3f6a1c7b11 | INBOUND | | THEIRS 4155550142 CALLER, OURS 1001 CALLED
        []_100-0836826436_20190211124709(2).wav | 2 | OUTBOUND | 2019-02-11T12:47:09Z | OURS 100 CALLER, THEIRS 0836826436 CALLED
        [27836826436]_27836826436-100_20190211124743(3).wav | 3 | INBOUND | 2019-02-11T12:47:43Z | THEIRS 27836826436 CALLER, OURS 100 CALLED
        [Zoe Palmer]_201-0114627554_20190219120918(380).wav | 380 | OUTBOUND | 2019-02-19T12:09:18Z | OURS 201 CALLER, THEIRS 0114627554 CALLED Zoe Palmer
        101/[John Smith]_101-5551234_20240131142501(123).wav | 123 | OUTBOUND | 2024-01-31T14:25:01Z | OURS 101 CALLER, THEIRS 5551234 CALLED John Smith
        [Smith, John: +14155550142]_+14155550142-101_20240131142501.wav | | INBOUND | 2024-01-31T14:25:01Z | THEIRS +14155550142 CALLER Smith, John, OURS 101 CALLED
        RE0123456789abcdef0123456789abcdef.wav | RE0123456789abcdef0123456789abcdef | | |
        CA0123456789abcdef0123456789abcdef.mp3 | CA0123456789abcdef0123456789abcdef | | |
        CallRecordings/2024/01/26/e81b7b4d-20ac-472d-8aad-0d848ce7c9b4_20240126T03:07_UTC.wav | e81b7b4d-20ac-472d-8aad-0d848ce7c9b4 | | 2024-01-26T03:07:00Z |
        e81b7b4d-20ac-472d-8aad-0d848ce7c9b4_20200618T18_36_UTC.wav | e81b7b4d-20ac-472d-8aad-0d848ce7c9b4 | | 2020-06-18T18:36:00Z |
        011AP643CSAPR4FKQGQE31TAES00029V_2015-09-10_16-58-22-006B015F-1000427D-00000001.mp3 | 011AP643CSAPR4FKQGQE31TAES00029V | | 2015-09-10T16:58:22Z |
        """)
    void aNameOfAKnownSystemIsRead(String path, String id, Direction direction, String startedAt, String parties) {
        CallMetadata read = names.read(path, SOURCE);

        if (id == null && direction == null) {
            assertThat(read).isEqualTo(CallMetadata.NONE);
            return;
        }
        assertThat(read.externalId()).isEqualTo(id);
        assertThat(read.direction()).isEqualTo(direction);
        assertThat(read.startedAt() == null ? null : read.startedAt().toString())
                .isEqualTo(startedAt);
        assertThat(text(read)).isEqualTo(parties == null ? "" : parties);
    }

    @Test
    void partsQueuesConferencesAndCallsAreTold() {
        assertThat(names.read("20240131-142501-1706711101.123-in.wav", SOURCE)
                        .details()
                        .part())
                .isEqualTo(new CallPart("in"));
        assertThat(names.read("2024/20240131-142501-1706711101.123-out.wav", SOURCE)
                        .joinedBy())
                .isEqualTo("1706711101.123");
        assertThat(names.read("q-600-4155550142-20240131-142501-1706711101.55.wav", SOURCE)
                        .details()
                        .queue())
                .isEqualTo("600");
        assertThat(names.read("conf-8000-101-20240131-142501-1706711101.60.wav", SOURCE)
                        .details()
                        .kind())
                .isEqualTo(CallKind.CONFERENCE);
        assertThat(names.read(UUID + "_a.wav", SOURCE).ownId()).isEqualTo(UUID + "/a");
        assertThat(names.read(
                                "o/year=2024/month=1/day=31/hour=14/conversation_id=" + UUID + "/" + UUID + ".opus",
                                SOURCE)
                        .joinedBy())
                .isEqualTo(UUID);
        assertThat(names.read("CA0123456789abcdef0123456789abcdef/RE0123456789abcdef0123456789abcdef.wav", SOURCE)
                        .joinedBy())
                .startsWith("CA");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "call.wav",
                "101.wav",
                "20240131.wav",
                "2024-01-31 14.25.01.wav",
                "4155550142.wav",
                "in-box-20240131-142501-1.wav",
                "out-5551234-101-20241331-142501-1706711101.123.wav",
                "out-5551234-101-20240131-142501-1706711101.123 copy.wav",
                "xout-5551234-101-20240131-142501-1706711101.123.wav",
                "[John]_101-5551234_20241399142501(1).wav",
                "invoice-1001_2002.wav",
                "REport.wav",
                "..wav",
                ".wav",
                "a\nb.wav",
                "\u0000"
            })
    void aNameThatFitsNothingExactlyTellsNothing(String name) {
        assertThat(names.read(name, SOURCE)).isEqualTo(CallMetadata.NONE);
    }

    @Test
    void theLocalTimeIsReadInTheZoneOfTheSourceElseOfTheCompany() {
        FileNames zoned = names(List.of(), true, Map.of("branch", ZoneId.of("Asia/Tokyo")));
        String name = "20240131-142501-1706711101.123.wav";

        assertThat(zoned.read(name, "branch").startedAt()).isEqualTo("2024-01-31T05:25:01Z");
        assertThat(zoned.read(name, SOURCE).startedAt()).isEqualTo("2024-01-31T14:25:01Z");
        assertThat(zoned.read(UUID + "_20240131T14:25_UTC.wav", "branch").startedAt())
                .isEqualTo("2024-01-31T14:25:00Z");
    }

    @Test
    void theCompanysOwnPatternsComeFirst() {
        var own = new CallSettings.FileName(
                "dictaphone",
                "(?:.*/)?(?<agent>[a-z]+) (?<direction>in|out) (?<caller>[0-9]+) (?<time>[0-9]{6} [0-9]{4})",
                "ddMMyy HHmm",
                "Europe/Berlin",
                null);

        CallMetadata read = names(List.of(own), true, Map.of()).read("x/ann in 4155550142 310124 1425.wav", SOURCE);

        assertThat(read.startedAt()).isEqualTo("2024-01-31T13:25:00Z");
        assertThat(text(read)).isEqualTo("THEIRS 4155550142 CALLER, OURS null CALLED ann");
    }

    @Test
    void theKnownNamesCanBeSwitchedOff() {
        assertThat(names(List.of(), false, Map.of()).read("1706711101.123.wav", SOURCE))
                .isEqualTo(CallMetadata.NONE);
    }

    @Test
    void anExpressionThatWouldTakeForEverIsGivenUp() {
        var endless = new CallSettings.FileName("endless", "(?<id>(a+)+)b", null, null, null);
        FileNames slow = names(List.of(endless), true, Map.of());

        long start = System.nanoTime();
        assertThat(slow.read("a".repeat(250) + "c.wav", SOURCE)).isEqualTo(CallMetadata.NONE);
        assertThat(slow.read("1706711101.123.wav", SOURCE).externalId()).isEqualTo("1706711101.123");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void whatIsWrongWithAPatternIsSaidAtTheStart() {
        assertThatThrownBy(() -> new CallSettings.FileName("p", "(?<id>[", null, null, null))
                .hasMessageContaining("is no regular expression");
        assertThatThrownBy(() -> new CallSettings.FileName("p", "(?<who>.*)", null, null, null))
                .hasMessageContaining("[who]");
        assertThatThrownBy(() -> new CallSettings.FileName("p", "(?<time>.*)", "yyyymmbb", null, null))
                .hasMessageContaining("time");
    }

    private static FileNames names(List<CallSettings.FileName> own, boolean known, Map<String, ZoneId> zones) {
        Duration none = Duration.ZERO;
        return new FileNames(
                new CallSettings(
                        Tracks.OURS_LEFT, DataSize.ofGigabytes(1), none, none, none, none, own, known, 5, null, zones),
                new Company("Us", List.of(), List.of(), "US", ZoneId.of("UTC")));
    }

    private static String text(CallMetadata read) {
        return read.parties().stream().map(FileNamesTest::text).collect(Collectors.joining(", "));
    }

    private static String text(Participant party) {
        return party.side() + " " + party.phone() + " " + party.role()
                + (party.name() == null ? "" : " " + party.name());
    }
}
