package dev.rapport.understand.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.conversation.FindingType;
import dev.rapport.language.meaning.WordMeaning;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** By the words of the sentences, so that what is expected can be seen. */
class LearnedTest {

    private static final String EXAMPLES = """
            version: 4
            opinions:
              - finds: OBJECTION
                label: price
                side: THEIRS
                threshold: 0.4
                examples: [that sum is enormous for us, such a sum is enormous, the sum they want is enormous]
                not: [the sum of two and two is four]
              - finds: OBJECTION
                label: need
                side: THEIRS
                threshold: 0.4
                examples: [our notebook does that job, the notebook does the job fine, a notebook does this job already]
              - finds: CONCERN
                label: concern
                enabled: false
                threshold: 0.4
                examples: [it makes me shiver, that makes me shiver a lot]
            none: [hello and good morning, the train leaves at nine, my notebook is blue]
            """;

    private final WordMeaning meaning = new WordMeaning();
    private final Learned learned = Learned.from(OpinionFile.read(EXAMPLES), meaning);

    private Optional<Judgement> judged(FindingType type, String sentence) {
        return learned.judge(type, meaning.of(sentence));
    }

    @Test
    void whatIsLikeAnExampleIsFoundUnderItsLabelAndNamesTheExample() {
        assertThat(judged(FindingType.OBJECTION, "well such a sum is enormous")).hasValueSatisfying(found -> {
            assertThat(found.opinion().label()).isEqualTo("price");
            assertThat(found.opinion().rule()).isEqualTo("opinion/price");
            assertThat(found.opinion().version()).isEqualTo(4);
            assertThat(found.example()).isEqualTo("such a sum is enormous");
            assertThat(found.likeness()).isBetween(0.7, 1.0);
            assertThat(found.confidence()).isBetween(0.5, 1.0);
        });
        assertThat(judged(FindingType.OBJECTION, "my notebook does the job"))
                .hasValueSatisfying(found -> assertThat(found.opinion().label()).isEqualTo("need"));
    }

    @Test
    void whatIsNearerToALookAlikeIsNotFound() {
        assertThat(judged(FindingType.OBJECTION, "the sum of two and three is five"))
                .isEmpty();
        assertThat(judged(FindingType.OBJECTION, "my notebook is red")).isEmpty();
    }

    @Test
    void whatIsLikeNothingOfItIsNotFound() {
        assertThat(judged(FindingType.OBJECTION, "where would purple elephants sleep"))
                .isEmpty();
        assertThat(judged(FindingType.MEETING, "such a sum is enormous")).isEmpty();
    }

    @Test
    void howNearItHasToBeIsToldByTheFile() {
        Learned strict = Learned.from(
                OpinionFile.read(EXAMPLES.replace("threshold: 0.4", "threshold: 0.4\n    likeness: 0.95")), meaning);

        assertThat(strict.judge(FindingType.OBJECTION, meaning.of("well such a sum is enormous")))
                .isEmpty();
        assertThat(strict.judge(FindingType.OBJECTION, meaning.of("such a sum is enormous")))
                .isPresent();
    }

    @Test
    void betweenTwoLabelsWithoutALeadNothingIsFound() {
        assertThat(judged(FindingType.OBJECTION, "such a sum is enormous our notebook does that job"))
                .isEmpty();
    }

    @Test
    void whatIsTurnedOffIsNotFound() {
        assertThat(judged(FindingType.CONCERN, "it makes me shiver")).isEmpty();
    }
}
