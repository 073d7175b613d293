package dev.rapport.understand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.query.PassedOver;
import dev.rapport.query.PhrasePattern;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhrasePatternsTest {

    private static boolean mayStand(String phrase, String text) {
        PhrasePatterns.of(phrase);
        return PhrasePatterns.in(List.of(List.of(text.split(" ")))).has(PhrasePatterns.of(phrase));
    }

    @Test
    void aPhraseMayStandWhereItsFirstWordAndOneThatItNeedsAre() {
        String phrase = "(too|so) pric* for (us|me)";

        assertThat(mayStand(phrase, "that is so pricey for us")).isTrue();
        assertThat(mayStand(phrase, "so for us pricing"))
                .as("in any order behind it")
                .isTrue();
        assertThat(mayStand(phrase, "for us pricing is so")).as("all before it").isFalse();
        assertThat(mayStand(phrase, "pricey for us")).as("nothing begins it").isFalse();
        assertThat(mayStand(phrase, "too expensive for us")).as("no price").isFalse();
    }

    @Test
    void noPhraseReachesIntoAnotherLine() {
        PhrasePatterns.Numbered phrase = PhrasePatterns.of("(too|so) pric* for (us|me)");

        PossiblePhrases possible = PhrasePatterns.in(List.of(
                List.of("it", "is", "so"), List.of("pricey"), List.of("so", "very", "pricey", "so", "pricey", "too")));

        assertThat(possible.places(phrase)).as("counted through all lines").containsExactly(4, 7);
    }

    @Test
    void whatMayBeMissingIsNotNeeded() {
        assertThat(mayStand("(a bit|) pricey (for us|)", "pricey")).isTrue();
        assertThat(mayStand("(a bit|) pricey (for us|) today", "pricey")).isFalse();
        assertThat(mayStand("single", "a single word")).isTrue();
    }

    @Test
    void nothingIsRuledOutOfAPhraseThatWasNotKnownYet() {
        PossiblePhrases before = PhrasePatterns.in(List.of(List.of("nothing")));

        assertThat(before.has(PhrasePatterns.of("asked for by nobody before this test")))
                .isTrue();
    }

    @Test
    void whateverIsThereIsPossible() {
        List<String> phrases = List.of(
                "we (do not|don't|) need (it|this|any more)",
                "(can|could) (you|we) (please|) sen*",
                "(is|are) (the|) price*",
                "need it");
        List<String> texts = List.of(
                "we don't need any more",
                "we need it",
                "could you please send it",
                "can we send",
                "are prices high",
                "is the price",
                "x");
        for (String phrase : phrases) {
            for (String text : texts) {
                List<String> terms = List.of(text.split(" "));
                boolean stands = false;
                for (int from = 0; from < terms.size(); from++) {
                    stands |= PhrasePattern.of(phrase).end(terms, from, 0, PassedOver.NOTHING) >= 0;
                }
                assertThat(mayStand(phrase, text) || !stands)
                        .as("%s in %s", phrase, text)
                        .isTrue();
            }
        }
    }
}
