package dev.rapport.capture.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.capture.call.CallMetadata.Participant;
import dev.rapport.conversation.Direction;
import dev.rapport.conversation.Side;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallMetadataReaderTest {

    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    @Test
    void everyFieldIsReadAndUnknownOnesAreNoFault() {
        assertThat(read("""
                {'externalId': ' 42 ', 'source': 'pbx', 'startedAt': '2026-03-01T10:00:00Z', 'direction': 'Outbound',
                 'language': 'en-US', 'subject': '', 'agent': 7,
                 'parties': [{'side': 'ours', 'name': 'Ann', 'phone': '1', 'email': 'a@b', 'track': 1, 'x': []}, {}]}""")).satisfies(metadata -> {
            assertThat(metadata.externalId()).isEqualTo("42");
            assertThat(metadata.source()).isEqualTo("pbx");
            assertThat(metadata.direction()).isEqualTo(Direction.OUTBOUND);
            assertThat(metadata.subject()).isNull();
            assertThat(metadata.parties())
                    .containsExactly(
                            new Participant(Side.OURS, "Ann", "1", "a@b", 1),
                            new Participant(null, null, null, null, null));
        });
        assertThat(read("{}")).isEqualTo(CallMetadata.NONE);
        assertThat(read("\uFEFF{'parties': null}")).isEqualTo(CallMetadata.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T10:00:00Z, 2026-03-01T10:00:00Z",
        "2026-03-01T10:00:00+02:00, 2026-03-01T08:00:00Z",
        "2026-03-01T10:00:00.5+0230, 2026-03-01T07:30:00.500Z",
        "2026-03-01t10:00z, 2026-03-01T10:00:00Z",
        "2026-03-01T10:00:00, 2026-03-01T15:00:00Z",
        "2026-07-01T10:00, 2026-07-01T14:00:00Z"
    })
    void aTimeWithoutAnOffsetIsReadInTheCompanysZone(String text, Instant instant) {
        assertThat(read("{'startedAt': '" + text + "'}").startedAt()).isEqualTo(instant);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                     | not a JSON object",
                "nonsense                               | not JSON",
                "{'externalId': '1'} trailing           | not JSON",
                "[]                                     | not a JSON object",
                "{'externalId': 42}                     | externalId is NUMBER",
                "{'source': {}}                         | source is OBJECT",
                "{'source': 'a', 'source': 'b'}         | not JSON",
                "{'startedAt': 'yesterday'}             | startedAt is \"yesterday\"",
                "{'startedAt': 1767225600}              | startedAt is NUMBER",
                "{'startedAt': '2026-02-30T10:00:00Z'}  | startedAt is",
                "{'direction': 'SIDEWAYS'}              | [INBOUND, OUTBOUND]",
                "{'parties': {}}                        | parties is not a list",
                "{'parties': ['Ann']}                   | parties[0] is not an object",
                "{'parties': [{}, {'track': -1}]}       | parties[1].track is -1",
                "{'parties': [{'track': 1.5}]}          | parties[0].track is 1.5",
                "{'parties': [{'track': '0'}]}          | parties[0].track is \"0\"",
                "{'parties': [{'track': 4294967296}]}   | parties[0].track is 4294967296",
                "{'parties': [{'side': 'MINE'}]}        | parties[0].side is \"MINE\"",
                "{'subject': 'a\\u0000b'}               | subject is"
            })
    void whatIsWrongIsNamed(String json, String message) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(InvalidMetadata.class).hasMessageContaining(message);
    }

    @Test
    void aTextThatIsTooLongIsNoMetadata() {
        assertThatThrownBy(() -> read("{'externalId': '" + "x".repeat(300) + "'}"))
                .hasMessageContaining("externalId is longer than 250");
        assertThatThrownBy(() -> read("[".repeat(100_000))).isInstanceOf(InvalidMetadata.class);
    }

    private static CallMetadata read(String json) {
        return CallMetadata.parse(json.replace('\'', '"'), ZONE);
    }
}
