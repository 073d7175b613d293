package dev.rapport.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.bench.UnderstandingSnippet.Said;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class UnderstandingTallyTest {

    private final UnderstandingTally objections = new UnderstandingTally("OBJECTION", "");
    private final UnderstandingTally price = new UnderstandingTally("OBJECTION", "price");
    private final UnderstandingTally budget = new UnderstandingTally("OBJECTION", "budget");

    @Test
    void aFindingInTheExpectedUtteranceIsRight() {
        objections.count(snippet(objection("price", 1)), List.of(found("price", 1)));

        assertThat(objections.precision()).isEqualTo(1);
        assertThat(objections.recall()).isEqualTo(1);
        assertThat(objections.f1()).isEqualTo(1);
    }

    @Test
    void aFindingElsewhereIsAFalseAlarmAndAMiss() {
        objections.count(snippet(objection("price", 1)), List.of(found("price", 0)));

        assertThat(objections.precision()).isZero();
        assertThat(objections.recall()).isZero();
        assertThat(objections.wrong()).containsExactly("x: quote");
    }

    @Test
    void theWrongCategoryIsRightAsAnObjectionOnly() {
        for (UnderstandingTally tally : List.of(objections, price, budget)) {
            tally.count(snippet(objection("price", 0)), List.of(found("budget", 0)));
        }

        assertThat(objections.precision()).isEqualTo(1);
        assertThat(price.recall()).isZero();
        assertThat(price.precision()).isNaN();
        assertThat(budget.precision()).isZero();
    }

    @Test
    void anotherCategoryThatTheLabelAllowsIsAsRight() {
        UnderstandingExpected either =
                new UnderstandingExpected("OBJECTION", "price", List.of("budget"), Set.of(0), false, null);
        price.count(snippet(either), List.of(found("budget", 0)));
        budget.count(snippet(either), List.of(found("budget", 0)));

        assertThat(price.recall()).isEqualTo(1);
        assertThat(budget.precision()).isEqualTo(1);
    }

    @Test
    void whatIsOptionalCountsNeitherWay() {
        UnderstandingExpected optional =
                new UnderstandingExpected("OBJECTION", "price", List.of(), Set.of(0), true, null);
        objections.count(snippet(optional), List.of(found("price", 0)));
        objections.count(snippet(optional), List.of());

        assertThat(objections.labelled()).isZero();
        assertThat(objections.precision()).isNaN();
    }

    @Test
    void theSameFoundTwiceCountsOnce() {
        objections.count(snippet(objection("price", 0)), List.of(found("price", 0), found("trust", 0)));

        assertThat(objections.right()).isEqualTo(1);
        assertThat(objections.wrong()).isEmpty();
    }

    @Test
    void aFindingIsReadAsTheApiTellsIt() {
        UnderstandingFinding finding =
                UnderstandingFinding.of(JsonMapper.shared().readTree("""
                {"type": "OBJECTION", "label": "Missing feature", "value": {"category": "MISSING_FEATURE", "handled": true},
                 "evidence": [{"kind": "UTTERANCE", "utteranceId": "2", "quote": "no offline mode"}]}"""));

        assertThat(finding)
                .isEqualTo(
                        new UnderstandingFinding("OBJECTION", "missing_feature", Set.of(2), true, "no offline mode"));
    }

    private static UnderstandingExpected objection(String category, int utterance) {
        return new UnderstandingExpected("OBJECTION", category, List.of(), Set.of(utterance), false, null);
    }

    private static UnderstandingFinding found(String category, int utterance) {
        return new UnderstandingFinding("OBJECTION", category, Set.of(utterance), null, "quote");
    }

    private static UnderstandingSnippet snippet(UnderstandingExpected expected) {
        return new UnderstandingSnippet(
                "x",
                "dev",
                "spoken",
                "CALL",
                List.of(new Said("THEIRS", "one"), new Said("THEIRS", "two")),
                List.of(expected));
    }
}
