package dev.rapport.understand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.conversation.Finding;
import dev.rapport.conversation.FindingType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameSpotterTest {

    private static final CompanyNames NAMES = CompanyNames.of(
            List.of("Brightdesk", "Veltro", "Big Machines"), List.of("Maple Pro"), List.of("onboarding"));

    @ParameterizedTest
    @CsvSource({
        "we use Brightdesk today, Brightdesk",
        "we use bright desk today, bright desk",
        "the girl from veltra called, veltra",
        "they showed us big machines, big machines"
    })
    void aCompetitorIsFoundAlsoAsItWasHeard(String said, String heard) {
        assertThat(found(Spoken.call().theirs(said))).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo(FindingType.COMPETITOR);
            assertThat(finding.value()).containsEntry("heard", heard);
            assertThat(finding.place().quote()).isEqualTo(heard);
        });
    }

    @Test
    void whatOnlySoundsAlikeIsLessSure() {
        double written = found(Spoken.call().theirs("veltro")).getFirst().confidence();
        double heard = found(Spoken.call().theirs("veltra")).getFirst().confidence();

        assertThat(heard).isLessThan(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"the bright desks by the window", "a velvet rope", "the machines are big"})
    void otherWordsAreNoNames(String said) {
        assertThat(found(Spoken.call().theirs(said))).isEmpty();
    }

    @Test
    void whatIsWrittenIsTakenAsItIs() {
        assertThat(found(Spoken.mail().theirs("A bright desk by the window."))).isEmpty();
        assertThat(found(Spoken.mail().theirs("We use BrightDesk."))).hasSize(1);
    }

    @Test
    void theSOfAnOwnerIsNoPartOfTheName() {
        assertThat(found(Spoken.call().theirs("veltro's cheaper")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.label()).isEqualTo("Veltro");
                    assertThat(finding.place().quote()).isEqualTo("veltro");
                });
    }

    @Test
    void productsAndTopicsAreFoundLikewise() {
        assertThat(found(Spoken.call().ours("the onboarding for maple pro")))
                .extracting(Finding::type)
                .containsExactly(FindingType.TOPIC, FindingType.PRODUCT);
    }

    private static List<Finding> found(Spoken spoken) {
        return spoken.found(NAMES).stream()
                .filter(finding -> finding.type() == FindingType.COMPETITOR
                        || finding.type() == FindingType.PRODUCT
                        || finding.type() == FindingType.TOPIC)
                .toList();
    }
}
