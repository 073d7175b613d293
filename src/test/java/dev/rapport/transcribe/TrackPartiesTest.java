package dev.rapport.transcribe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.conversation.Party;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Side;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrackPartiesTest {

    @Test
    void aTrackIsTheVoiceOfItsParty() {
        Party left = party(0);
        Party right = party(1);
        TrackParties voices = new TrackParties(List.of(right, left), 2);

        assertThat(voices.of(0)).isEqualTo(left.id());
        assertThat(voices.of(1)).isEqualTo(right.id());
        assertThat(voices.created()).isEmpty();
    }

    @Test
    void onTheOnlyTrackSpeaksTheOnlyParty() {
        Party only = party(null);

        assertThat(new TrackParties(List.of(only), 1).of(0)).isEqualTo(only.id());
    }

    @Test
    void aVoiceThatNobodyNamedIsOneMorePartyOfNeitherSide() {
        TrackParties voices = new TrackParties(List.of(party(0)), 2);

        PartyId unnamed = voices.of(1);

        assertThat(voices.of(1)).isEqualTo(unnamed);
        assertThat(voices.created()).singleElement().satisfies(party -> {
            assertThat(party.id()).isEqualTo(unnamed);
            assertThat(party.side()).isEqualTo(Side.UNKNOWN);
            assertThat(party.label()).isEqualTo("Speaker 2");
            assertThat(party.track()).isEqualTo(1);
        });
    }

    @Test
    void twoPartiesOnOneTrackAreNotToldApart() {
        TrackParties voices = new TrackParties(List.of(party(null), party(null)), 1);

        voices.of(0);

        assertThat(voices.created()).extracting(Party::speaker).containsExactly("Speaker 1");
    }

    private static Party party(@Nullable Integer track) {
        return new Party(PartyId.create(), Side.OURS, 1, "Anna", null, null, null, null, track, null);
    }
}
