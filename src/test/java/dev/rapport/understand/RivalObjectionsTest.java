package dev.rapport.understand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.conversation.Finding;
import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.Side;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RivalObjectionsTest {

    private static final CompanyNames NAMES = CompanyNames.of(List.of("Globex", "Acme Desk"), List.of(), List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "we already use globex",
                "yeah well globex is cheaper",
                "we signed with acme desk last month",
                "globex gave us the training for free"
            })
    void aCompetitorOfTheListIsAnObjection(String text) {
        assertThat(objections(Spoken.call().theirs(text))).singleElement().satisfies(found -> {
            assertThat(found.value()).containsEntry("category", "COMPETITOR").containsEntry("handled", false);
            assertThat(text).contains(found.place().quote());
            assertThat(found.place().quote()).containsAnyOf("globex", "acme desk");
            assertThat(found.rule()).startsWith("part competitor named");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "does it import contacts from globex",
                "we terminated our contract with globex in march",
                "somebody from globex called me yesterday",
                "we already use it and like it"
            })
    void aMereMentionIsNone(String text) {
        assertThat(objections(Spoken.call().theirs(text))).isEmpty();
    }

    @Test
    void whatOurSideSaysOfACompetitorIsNone() {
        assertThat(objections(Spoken.call().ours("globex is cheaper i know"))).isEmpty();
    }

    @Test
    void theEvidenceOfAMessageStandsInTheMessage() {
        Finding found = objections(Spoken.mail().theirs("We have already decided on Globex for this year."))
                .getFirst();

        assertThat(found.place().quote()).isEqualTo("decided on Globex");
        assertThat(found.place().span().start()).isEqualTo(100 + "We have already ".length());
        assertThat(found.side()).isEqualTo(Side.THEIRS);
    }

    @Test
    void anAnswerOfOursHandlesIt() {
        assertThat(objections(Spoken.call()
                                .theirs("globex is cheaper")
                                .ours("with us the installation and the training are part of the price"))
                        .getFirst()
                        .value())
                .containsEntry("handled", true);
    }

    private static List<Finding> objections(Spoken said) {
        return said.found(NAMES).stream()
                .filter(found -> found.type() == FindingType.OBJECTION)
                .toList();
    }
}
