package dev.rapport.capture.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.conversation.Party;
import dev.rapport.installation.Company;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CallPartiesTest {

    private static final String OURS = "+1 (202) 555-0100";
    private static final String THEIRS = "+15722568385";

    @Test
    void whatTheMetadataSayIsSure() {
        assertThat(stereo(Tracks.OURS_LEFT, "[{'side': 'THEIRS', 'track': 0}, {'side': 'OURS', 'track': 1}]"))
                .containsExactly("THEIRS 1.0 on 0", "OURS 1.0 on 1");
    }

    @Test
    void partiesWithoutTracksGetThoseOfTheirSide() {
        String parties = "[{'side': 'THEIRS'}, {'side': 'OURS'}]";

        assertThat(stereo(Tracks.OURS_LEFT, parties)).containsExactly("THEIRS 1.0 on 1", "OURS 1.0 on 0");
        assertThat(stereo(Tracks.OURS_RIGHT, parties)).containsExactly("THEIRS 1.0 on 0", "OURS 1.0 on 1");
    }

    @Test
    void theCallerIsOnTheLeftWhereTheSourceSaysSo() {
        assertThat(of(Tracks.CALLER_LEFT, "{'direction': 'INBOUND'}", 2))
                .containsExactly("THEIRS 0.7 on 0", "OURS 0.7 on 1");
        assertThat(of(Tracks.CALLER_LEFT, "{'direction': 'OUTBOUND'}", 2))
                .containsExactly("OURS 0.7 on 0", "THEIRS 0.7 on 1");
        assertThat(of(Tracks.CALLER_LEFT, "{}", 2)).containsExactly("UNKNOWN 0.0 on 0", "UNKNOWN 0.0 on 1");
    }

    @Test
    void aTrackThatNobodyHasGetsAPartyWithoutAName() {
        assertThat(of(Tracks.OURS_LEFT, "{}", 2)).containsExactly("OURS 0.7 on 0", "THEIRS 0.7 on 1");
        assertThat(stereo(Tracks.OURS_LEFT, "[{'side': 'THEIRS'}]"))
                .containsExactly("THEIRS 1.0 on 1", "OURS 0.7 on 0");
        assertThat(stereo(Tracks.OURS_LEFT, "[{'side': 'OURS'}, {'side': 'OURS'}]"))
                .containsExactly("OURS 1.0 on 0", "OURS 1.0 on null", "THEIRS 0.7 on 1");
    }

    @Test
    void oneTrackThatIsSaidTellsTheOther() {
        assertThat(stereo(Tracks.OURS_LEFT, "[{'side': 'OURS', 'track': 1}, {'side': 'THEIRS'}]"))
                .containsExactly("OURS 1.0 on 1", "THEIRS 1.0 on 0");
        assertThat(stereo(Tracks.OURS_LEFT, "[{'side': 'OURS', 'track': 1}, {'name': 'Dana'}]"))
                .containsExactly("OURS 1.0 on 1", "THEIRS 0.7 on 0");
        assertThat(stereo(Tracks.OURS_LEFT, "[{'track': 0}, {'track': 1}]"))
                .containsExactly("OURS 0.7 on 0", "THEIRS 0.7 on 1");
    }

    @Test
    void ourOwnNumberTellsWhoIsWho() {
        String parties = "[{'phone': '" + THEIRS + "'}, {'phone': '" + OURS + "'}]";

        assertThat(stereo(Tracks.OURS_LEFT, parties)).containsExactly("THEIRS 0.9 on 1", "OURS 0.9 on 0");
        assertThat(of(Tracks.OURS_LEFT, "{'parties': " + parties + "}", 1))
                .containsExactly("THEIRS 0.9 on null", "OURS 0.9 on null");
    }

    @Test
    void theOnlyNumberThatIsGivenIsTheCustomers() {
        assertThat(stereo(Tracks.OURS_RIGHT, "[{'phone': '" + THEIRS + "'}]"))
                .containsExactly("THEIRS 0.6 on 0", "OURS 0.7 on 1");
        assertThat(stereo(Tracks.OURS_LEFT, "[{'phone': '202-555-0100'}]"))
                .containsExactly("OURS 0.9 on 0", "THEIRS 0.7 on 1");
    }

    @Test
    void numbersThatSayNothingLeaveTheTracksToNobody() {
        assertThat(stereo(Tracks.OURS_LEFT, "[{'phone': '5550001111'}, {'phone': '5550002222'}]"))
                .containsExactly("UNKNOWN 0.0 on null", "UNKNOWN 0.0 on null", "OURS 0.7 on 0", "THEIRS 0.7 on 1");
    }

    @Test
    void aRecordingWithOneTrackIsLeftAsItIs() {
        assertThat(of(Tracks.OURS_LEFT, "{'parties': [{'side': 'THEIRS'}]}", 1)).containsExactly("THEIRS 1.0 on null");
        assertThat(of(Tracks.OURS_LEFT, "{}", 1)).isEmpty();
    }

    private static List<String> stereo(Tracks tracks, String parties) {
        return of(tracks, "{'parties': " + parties + "}", 2);
    }

    private static List<String> of(Tracks tracks, String metadata, int trackCount) {
        ZoneId zone = ZoneId.of("UTC");
        Company us = new Company("Us", List.of(), List.of("202 555 0100"), "US", zone);
        CallMetadata read = CallMetadata.parse(metadata.replace('\'', '"'), zone);
        return new CallParties(tracks, new OwnNumbers(us))
                .of(read, OptionalInt.of(trackCount)).stream()
                        .map(PartyDraft.Placed::party)
                        .map(CallPartiesTest::text)
                        .toList();
    }

    private static String text(Party party) {
        return party.side() + " " + party.sideConfidence() + " on " + party.track();
    }
}
