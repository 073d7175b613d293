package dev.rapport.understand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.conversation.Evidence;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.TimeSpan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrackedFinderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    price              | yeah but honestly it's way too expensive for a shop like ours
                    price              | Your quote is quite high compared to what we have.
                    budget             | we just don't have the budget for that this year
                    timing             | this is really not a good time for us with the move and all
                    authority          | i'd have to run this by my boss first
                    need               | we're pretty happy with what we have to be honest
                    trust              | to be frank we've never heard of your company
                    competitor         | we decided to go with another vendor last week
                    integration        | the thing is it doesn't integrate with our accounting
                    security           | our security team would never approve that
                    legal              | our legal team won't sign that clause
                    effort of change   | it would be too much work to switch everyone over
                    """)
    void anObjectionOfTheirsIsFoundWithItsCategory(String category, String said) {
        assertThat(Spoken.call().theirs(said).found(FindingType.OBJECTION))
                .extracting(Finding::label)
                .containsExactly(category);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "it's not too expensive at all",
                "is it too expensive do you think",
                "if it's too expensive we can talk about it",
                "my neighbour said it was too expensive but i disagree",
                "the old one was too expensive",
                "we have the budget for that",
                "parking is too expensive around here",
                "the price is fine",
                "no problem with the price at all",
                "my boss signed it yesterday",
                "i don't need a bag thanks",
                "what does it cost",
                "we trust you have received our payment"
            })
    void whatOnlyLooksLikeAnObjectionIsNone(String said) {
        assertThat(Spoken.call().theirs(said).found(FindingType.OBJECTION)).isEmpty();
    }

    @Test
    void ofTwoReasonsInOneStatementTheSurerStands() {
        assertThat(Spoken.call()
                        .theirs("our lawyer won't let us sign that clause the discount doesn't change that")
                        .found(FindingType.OBJECTION))
                .extracting(Finding::label)
                .containsExactly("legal");
    }

    @ParameterizedTest
    @ValueSource(strings = {"300 a month? no thanks", "one login for all of us? nope", "how lovely"})
    void whoAnswersHisOwnQuestionAsksNone(String said) {
        assertThat(Spoken.mail().theirs(said).found(FindingType.QUESTION)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the site inspection has been set for wednesday at one",
                "right so we're speaking again next wednesday at eleven",
                "see you at four on the zoom then"
            })
    void aMeetingThatIsToldAsSettledIsOne(String said) {
        assertThat(Spoken.call().ours(said).found(FindingType.MEETING)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "we do it already on paper",
                "what matters is the price",
                "the thing is they are still waiting for it",
                "it needs a reboot which will take a day",
                "who knows maybe next year",
                "see https://shop.example.com/item?id=55 for the picture"
            })
    void whatOnlyLooksInvertedOrIsAskedForEffectIsNoQuestion(String said) {
        assertThat(Spoken.call().theirs(said).found(FindingType.QUESTION)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "we do everything on paper at the moment and it's driving me mad",
                "our old contract ends in june so the timing is perfect",
                "we had our doubts at the start but the pilot convinced us",
                "it won't let me upload the picture",
                "petrol's got so expensive we hardly drive anymore"
            })
    void whatIsSaidOfTodaysWayOrWasSettledIsNoObjection(String said) {
        assertThat(Spoken.call().theirs(said).found(FindingType.OBJECTION)).isEmpty();
    }

    @Test
    void aSalutationAndHoldOnAnswerNothing() {
        assertThat(Spoken.mail()
                        .theirs("Does the warranty also cover wear parts?")
                        .ours("Dear Ms Keller,")
                        .ours("One moment please.")
                        .found(FindingType.QUESTION))
                .singleElement()
                .satisfies(question -> assertThat(question.value()).containsEntry("answered", false));
    }

    @Test
    void whatOurSideSaysIsNoObjection() {
        assertThat(Spoken.call().ours("i know it is too expensive for some").found(FindingType.OBJECTION))
                .isEmpty();
    }

    @Test
    void theEvidenceIsExactToTheCharacterAndTheMillisecond() {
        Finding objection = Spoken.call()
                .ours("hello")
                .theirs("well you are way too expensive for us")
                .found(FindingType.OBJECTION)
                .getFirst();

        Evidence place = objection.place();
        assertThat(place.kind()).isEqualTo(Evidence.Kind.UTTERANCE);
        assertThat(place.quote()).isEqualTo("you are way too expensive");
        assertThat(objection.text().substring(place.span().start(), place.span().end()))
                .isEqualTo("you are way too expensive");
        assertThat(place.time()).isEqualTo(new TimeSpan(800 + 300, 800 + 6 * 300));
    }

    @Test
    void theEvidenceOfAMailPointsIntoTheBodyOfTheMessage() {
        Evidence place = Spoken.mail()
                .theirs("Honestly, it is too expensive for us.")
                .found(FindingType.OBJECTION)
                .getFirst()
                .place();

        assertThat(place.kind()).isEqualTo(Evidence.Kind.MESSAGE);
        assertThat(place.span().start()).isEqualTo(100 + "Honestly, ".length());
        assertThat(place.time()).isNull();
    }

    @Test
    void anAnswerOfOursIsKeptWithTheObjection() {
        Finding objection = Spoken.call()
                .theirs("it's too expensive")
                .ours("okay i understand")
                .ours("we could start with the small plan and add users later")
                .found(FindingType.OBJECTION)
                .getFirst();

        assertThat(objection.value()).containsEntry("handled", true).containsEntry("category", "PRICE");
        assertThat(objection.value().get("answer")).asString().contains("small plan");
        assertThat(objection.evidence()).hasSize(2);
    }

    @Test
    void aMereAcknowledgementIsNoAnswer() {
        assertThat(Spoken.call()
                        .theirs("it's too expensive")
                        .ours("okay i understand thanks")
                        .found(FindingType.OBJECTION))
                .singleElement()
                .satisfies(objection -> assertThat(objection.value()).containsEntry("handled", false));
    }

    @Test
    void whereNobodyKnowsWhoSaidItTheConfidenceIsLower() {
        Finding known = Spoken.call()
                .theirs("it's too expensive")
                .found(FindingType.OBJECTION)
                .getFirst();
        Finding unknown = Spoken.call()
                .unknown("it's too expensive")
                .found(FindingType.OBJECTION)
                .getFirst();

        assertThat(unknown.confidence()).isLessThan(known.confidence());
    }

    @Test
    void aWorryAndAComplaintAreConcerns() {
        assertThat(Spoken.call()
                        .theirs("i'm a bit worried about the training")
                        .theirs("this is the third time i'm calling about it")
                        .theirs("i'm not worried about that")
                        .found(FindingType.CONCERN))
                .extracting(Finding::label)
                .containsExactly("worry", "complaint");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "we um don't really you know need that kind of thing",
                "the price is um honestly just way too high",
                "i'd uh actually have to ask my boss first"
            })
    void fillersAndAdverbsAreNoHindrance(String said) {
        assertThat(Spoken.call().theirs(said).found(FindingType.OBJECTION)).isNotEmpty();
    }

    @Test
    void aGuardDoesNotReachIntoAnotherSentence() {
        assertThat(Spoken.mail()
                        .theirs("We did ask whether it is. Your offer is too expensive.")
                        .found(FindingType.OBJECTION))
                .isNotEmpty();
    }

    @Test
    void whatIsAskedIsNoObjection() {
        assertThat(Spoken.mail()
                        .theirs("Would our lawyers object to that clause?")
                        .found(FindingType.OBJECTION))
                .isEmpty();
    }

    @Test
    void aFindingNamesItsRuleAndVersion() {
        Finding objection = Spoken.call()
                .theirs("it's too expensive")
                .found(FindingType.OBJECTION)
                .getFirst();

        assertThat(objection.rule()).isEqualTo("objection price too high");
        assertThat(objection.ruleVersion()).isPositive();
    }

    @Test
    void theSummaryIsOfTheItemsOwnSentences() {
        Finding summary = Spoken.call()
                .ours("good morning how was the weekend")
                .theirs("it's too expensive for us i am afraid")
                .ours("i'll send you a new quote by friday")
                .found(FindingType.SUMMARY)
                .getFirst();

        assertThat(summary.evidence())
                .extracting(Evidence::quote)
                .containsExactly("it's too expensive for us i am afraid", "i'll send you a new quote by friday");
    }

    @Test
    void theFiguresOfACallSayWhoTalkedHowLong() {
        Finding talk = Spoken.call()
                .ours("one two three four five six")
                .theirs("one two")
                .found(FindingType.TALK)
                .getFirst();

        assertThat(talk.value().get("ours")).asString().contains("talkShare=0.75");
        assertThat(talk.place().kind()).isEqualTo(Evidence.Kind.CONVERSATION);
        assertThat(Spoken.mail().ours("one two three").found(FindingType.TALK)).isEmpty();
    }

    @Test
    void whatTheMessageBeforeSaidIsNotFoundAgain() {
        assertThat(Spoken.mail()
                        .before(Side.THEIRS, "It is too expensive.")
                        .ours("Noted, thanks.")
                        .found(FindingType.OBJECTION))
                .isEmpty();
    }

    @Test
    void textsOfAnySizeAndKindAreTaken() {
        Spoken odd = Spoken.call().theirs("").theirs("   ").theirs("?!?").theirs("\uD83D\uDE00\u0000\u200b");
        odd.theirs("if not too expensive we will send ".repeat(3_000));
        for (int i = 0; i < 2_000; i++) {
            odd.ours("can you send me the price list on monday please");
        }

        assertThat(odd.found())
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(Understanding.MOST)
                .allMatch(found -> found.text().length() <= Understanding.LONGEST)
                .allMatch(found -> found.text().contains(found.place().quote()));
        assertThat(new Understanding(List.of(), () -> CompanyNames.NONE, List::of)
                        .of(Spoken.call().talk()))
                .isEmpty();
    }
}
