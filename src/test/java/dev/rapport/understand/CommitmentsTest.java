package dev.rapport.understand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.conversation.Evidence;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.FindingType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommitmentsTest {

    @Test
    void aPromiseHasItsOwnerAndAction() {
        Finding promise = Spoken.call()
                .ours("okay so i'll send you the contract by friday")
                .found(FindingType.COMMITMENT)
                .getFirst();

        assertThat(promise.value())
                .containsEntry("owner", "OURS")
                .containsEntry("action", "send you the contract by friday")
                .containsEntry("state", "OPEN")
                .containsKey("due");
        assertThat(promise.place().quote()).isEqualTo("i'll send you the contract by friday");
    }

    @Test
    void anAcceptedRequestIsAPromiseOfTheOtherSide() {
        Finding promise = Spoken.call()
                .theirs("can you send me the price list")
                .ours("sure will do")
                .found(FindingType.COMMITMENT)
                .getFirst();

        assertThat(promise.value()).containsEntry("owner", "OURS");
        assertThat(promise.value().get("action")).asString().contains("send me the price list");
        assertThat(promise.evidence()).extracting(Evidence::quote).hasSize(2);
    }

    @Test
    void aRequestThatNobodyAcceptsIsNone() {
        assertThat(Spoken.call()
                        .theirs("can you send me the price list")
                        .ours("we don't have one i'm afraid")
                        .found(FindingType.COMMITMENT))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "i'll be on holiday next week",
                "i'll think about it",
                "let me pull that up for you",
                "i'll check that for you now one moment",
                "if you sign today i'll send you the discount",
                "i'll send it over if you want",
                "he said i'll send it but never did",
                "we promised that last year",
                "i will say the service was good",
                "i could send you something"
            })
    void whatOnlyLooksLikeAPromiseIsNone(String said) {
        assertThat(Spoken.call().ours(said).found(FindingType.COMMITMENT)).isEmpty();
    }

    @Test
    void aTimeThatIsProposedAndAcceptedIsAMeeting() {
        assertThat(Spoken.call()
                        .ours("how about thursday at ten")
                        .theirs("thursday ten works for me")
                        .found(FindingType.MEETING))
                .hasSize(1);
        assertThat(Spoken.call()
                        .ours("how about thursday at ten")
                        .theirs("no i can't on thursday")
                        .found(FindingType.MEETING))
                .isEmpty();
    }

    @Test
    void questionsKnowWhetherTheyWereAnswered() {
        assertThat(Spoken.call()
                        .theirs("how long does the delivery take")
                        .ours("about two weeks")
                        .found(FindingType.QUESTION))
                .singleElement()
                .satisfies(question -> assertThat(question.value()).containsEntry("answered", true));
        assertThat(Spoken.mail().theirs("Does the warranty cover wear parts?").found(FindingType.QUESTION))
                .singleElement()
                .satisfies(question -> assertThat(question.value()).containsEntry("answered", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"how are you today", "does that make sense", "i know how it works", "you know what i mean"})
    void politenessIsNoQuestion(String said) {
        assertThat(Spoken.call().theirs(said).found(FindingType.QUESTION)).isEmpty();
    }

    @Test
    void whatIsToBeDoneNextIsANextStep() {
        assertThat(Spoken.call()
                        .ours("so the next step would be a technical workshop")
                        .ours("let's schedule a demo with your team")
                        .ours("the next step in the installation wizard is to click ok")
                        .found(FindingType.NEXT_STEP))
                .hasSize(2);
    }
}
