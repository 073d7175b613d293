package dev.rapport.transcribe.speakers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.conversation.Direction;
import dev.rapport.conversation.Side;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CastingTest {

    @Test
    void whoGreetsWithTheCompanysNameIsOurs() {
        Roles roles =
                cast("Acme Tools Inc.", null, List.of(), "hello", "thank you for calling acme tools this is anna");

        assertThat(sides(roles)).containsExactly(Side.THEIRS, Side.OURS);
        assertThat(roles.speakers().getFirst().confidence()).isGreaterThan(Roles.SURE);
    }

    @Test
    void theCompanysNameIsKnownByItsSound() {
        Roles roles = cast("PetroMax", null, List.of(), "yes", "good morning i'm calling from petrol max");

        assertThat(sides(roles)).containsExactly(Side.THEIRS, Side.OURS);
    }

    @Test
    void whoSaysHisNameIsThatParty() {
        List<Named> known = List.of(new Named("Dana Whitfield", Side.THEIRS), new Named("Sam Miles", Side.OURS));

        Roles roles = cast("", null, known, "hello this is dana", "hi dana it is about the invoice");

        assertThat(sides(roles)).containsExactly(Side.THEIRS, Side.OURS);
        assertThat(roles.speakers().getFirst().party()).hasValue(0);
        assertThat(roles.speakers().getLast().party()).hasValue(1);
    }

    @Test
    void partiesOfNoSideAreToldByTheirNames() {
        List<Named> known =
                List.of(new Named("Dana Whitfield", Side.UNKNOWN), new Named("Olivia Flores", Side.UNKNOWN));

        Roles roles = cast("", null, known, "how can i help you", "hi i'm olivia i have a question");

        assertThat(roles.speakers().getFirst().party()).hasValue(0);
        assertThat(sides(roles)).containsExactly(Side.OURS, Side.THEIRS);
    }

    @Test
    void whatIsNotSureIsLeftOpen() {
        Roles roles = cast("Acme", null, List.of(new Named("Dana", Side.THEIRS)), "yes", "no");

        assertThat(sides(roles)).containsExactly(Side.UNKNOWN, Side.UNKNOWN);
        assertThat(roles.speakers()).allSatisfy(role -> assertThat(role.party()).isEmpty());
    }

    @Test
    void callingAboutSomethingIsTheCallers() {
        String[] call = {"hello", "hi i'm calling about the order is it a good time i'm calling to check"};

        assertThat(sides(cast("", Direction.OUTBOUND, List.of(), call))).containsExactly(Side.THEIRS, Side.OURS);
        assertThat(sides(cast("", Direction.INBOUND, List.of(), call))).containsExactly(Side.OURS, Side.THEIRS);
    }

    @Test
    void aVoicemailForUsIsTheirs() {
        Roles roles = cast(
                "Acme",
                Direction.INBOUND,
                List.of(),
                "hi i have a problem with my order i need a new part can you help");

        assertThat(roles.speakers()).hasSize(1);
    }

    @Test
    void nothingSaidAndNamesWithoutLettersDoNoHarm() {
        List<Named> known =
                List.of(new Named("?!", Side.OURS), new Named(null, Side.THEIRS), new Named(" ", Side.OURS));

        assertThat(new Casting("##", null).of(List.of(), 2, known).speakers()).hasSize(2);
        assertThat(cast("#company", null, known, "", "#person #company", "x").speakers())
                .hasSize(3);
    }

    private static Roles cast(String company, @Nullable Direction direction, List<Named> known, String... said) {
        List<Line> lines = new ArrayList<>();
        for (int speaker = 0; speaker < said.length; speaker++) {
            lines.add(new Line(speaker, said[speaker]));
        }
        return new Casting(company, direction).of(lines, said.length, known);
    }

    private static List<Side> sides(Roles roles) {
        return roles.speakers().stream().map(Roles.Role::side).toList();
    }
}
