package dev.rapport.transcribe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.archive.TranscriptStore.Hearing;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.TimeSpan;
import dev.rapport.conversation.Word;
import dev.rapport.transcribe.speakers.Casting;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VoicePartiesTest {

    private static final List<TrackUtterance> CALL =
            List.of(said(0, 0, "thank you for calling acme how can i help you"), said(1, 1000, "i have a question"));
    private static final List<TrackUtterance> OPEN = List.of(said(0, 0, "yes"), said(1, 1000, "no"));

    private final Casting casting = new Casting("Acme", null);

    @Test
    void voicesThatNobodyNamedBecomeSpeakersOnTheSidesThatTheyShow() {
        VoiceParties voices = new VoiceParties(List.of(), CALL, List.of(), casting);

        assertThat(voices.created()).extracting(Party::speaker).containsExactly("Speaker 1", "Speaker 2");
        assertThat(voices.created()).extracting(Party::side).containsExactly(Side.OURS, Side.THEIRS);
        assertThat(voices.created()).extracting(Party::track).containsOnlyNulls();
        assertThat(voices.of(1)).isEqualTo(voices.created().getLast().id());
    }

    @Test
    void whatIsNotSureStaysOpenAndNobodyIsTakenForAnother() {
        VoiceParties voices = new VoiceParties(List.of(party("Dana", Side.THEIRS)), OPEN, List.of(), casting);

        assertThat(voices.created()).extracting(Party::side).containsExactly(Side.UNKNOWN, Side.UNKNOWN);
        assertThat(voices.created()).extracting(Party::sideConfidence).containsExactly(0.0, 0.0);
    }

    @Test
    void partiesOfTheMetadataAreTheSpeakersOfTheirSides() {
        Party dana = party("Dana", Side.THEIRS);
        Party sam = party("Sam", Side.OURS);

        VoiceParties voices = new VoiceParties(List.of(dana, sam), CALL, List.of(), casting);

        assertThat(List.of(voices.of(0), voices.of(1))).containsExactly(sam.id(), dana.id());
        assertThat(voices.created()).isEmpty();
    }

    @Test
    void whoWasHeardAtTheSameTimesIsTheSamePartyStill() {
        Party dana = party("Dana", Side.THEIRS);
        Party sam = party("Sam", Side.OURS);
        List<Hearing> exchanged =
                List.of(new Hearing(dana.id(), new TimeSpan(0, 800)), new Hearing(sam.id(), new TimeSpan(900, 2000)));

        VoiceParties voices = new VoiceParties(List.of(dana, sam), CALL, exchanged, casting);

        assertThat(List.of(voices.of(0), voices.of(1))).containsExactly(dana.id(), sam.id());
    }

    @Test
    void anotherTranscriptMakesNobodyUpAnew() {
        List<Party> first = new VoiceParties(List.of(), OPEN, List.of(), casting).created();

        VoiceParties again = new VoiceParties(first, CALL, List.of(), casting);

        assertThat(again.created()).isEmpty();
        assertThat(again.sided()).containsOnlyKeys(first.stream().map(Party::id).toList());
        assertThat(VoiceParties.named(first)).isZero();
    }

    @Test
    void theOnlySpeakerIsTheOnlyParty() {
        Party dana = party("Dana", Side.THEIRS);

        assertThat(new VoiceParties(List.of(dana), CALL.subList(0, 1), List.of(), casting).of(0))
                .isEqualTo(dana.id());
        assertThat(new VoiceParties(List.of(), List.of(), List.of(), casting).created())
                .isEmpty();
    }

    private static TrackUtterance said(int speaker, long startMs, String text) {
        Word word = new Word(text, startMs, startMs + 900, 1, 0, text.length());
        return new TrackUtterance(0, speaker, new TimeSpan(startMs, startMs + 900), text, text, 1, List.of(word));
    }

    private static Party party(@Nullable String name, Side side) {
        return new Party(PartyId.create(), side, 1, name, null, null, null, null, null, null);
    }
}
