package dev.rapport.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.conversation.Party;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Side;
import dev.rapport.installation.Company;
import dev.rapport.language.PhoneNumbers;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class SidesTest {

    private final Sides sides = new Sides(new Keys(
            new Company("Us", List.of("us.example"), List.of("+1 650 253 0000"), "US", ZoneOffset.UTC),
            PhoneNumbers.writtenIn("US")));

    @Test
    void ourNumberIsOnOurSideAndTheOtherOfTwoOnTheirs() {
        assertThat(sides(party(Side.THEIRS, 0.6, "(650) 253-0000"), party(Side.OURS, 0.6, "+14155550100")))
                .containsExactly(Side.OURS, Side.THEIRS);
    }

    @Test
    void whatTheMetadataSaidStays() {
        assertThat(sides(party(Side.THEIRS, 1, "+16502530000"), party(Side.OURS, 1, "+14155550100")))
                .containsExactly(Side.THEIRS, Side.OURS);
    }

    @Test
    void withoutANumberOfOursTheTracksSay() {
        assertThat(sides(party(Side.OURS, 0.6, "+14155550101"), party(Side.THEIRS, 0.6, "+14155550100")))
                .containsExactly(Side.OURS, Side.THEIRS);
    }

    @Test
    void ofThreeOnlyOursIsTold() {
        assertThat(sides(
                        party(Side.UNKNOWN, 0, "+16502530000"),
                        party(Side.UNKNOWN, 0, "+14155550100"),
                        party(Side.UNKNOWN, 0, "+14155550101")))
                .containsExactly(Side.OURS, Side.UNKNOWN, Side.UNKNOWN);
    }

    private List<Side> sides(Party... parties) {
        return sides.of(List.of(parties)).stream().map(Party::side).toList();
    }

    private static Party party(Side side, double confidence, String phone) {
        return new Party(PartyId.create(), side, confidence, null, phone, null, null, null, null, null);
    }
}
