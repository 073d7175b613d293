package dev.rapport.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Evidence;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.FindingId;
import dev.rapport.conversation.FindingStatus;
import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.TextSpan;
import dev.rapport.conversation.TimeSpan;
import dev.rapport.conversation.UtteranceId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FindingGroupsTest {

    private static final ConversationId CONVERSATION = ConversationId.create();

    @Test
    void whatAsksForAnAnswerComesFirst() {
        var card = FindingGroups.card(
                CONVERSATION,
                List.of(finding(FindingType.AMOUNT), finding(FindingType.TALK), finding(FindingType.OBJECTION)));

        assertThat(card.groups()).extracting(FindingGroups.Group::name).containsExactly("Objections", "Amounts");
        assertThat(card.total()).isEqualTo("2");
    }

    @Test
    void thousandsOfFindingsAreFolded() {
        List<Finding> many = new ArrayList<>(Collections.nCopies(2_340, finding(FindingType.QUESTION)));
        many.addAll(Collections.nCopies(30, finding(FindingType.OBJECTION)));
        many.addAll(Collections.nCopies(30, finding(FindingType.COMMITMENT)));
        many.addAll(Collections.nCopies(30, finding(FindingType.AMOUNT)));

        var card = FindingGroups.card(CONVERSATION, many);

        assertThat(card.groups()).extracting(FindingGroups.Group::open).containsExactly(true, true, true, false);
        var questions = card.groups().get(2);
        assertThat(questions.count()).isEqualTo(2_340);
        assertThat(questions.first()).hasSize(4);
        assertThat(questions.rest()).hasSize(296);
        assertThat(questions.cut()).contains("2,340");
    }

    @Test
    void aMarkSaysTypeRuleAndPlace() {
        var row = FindingGroups.card(CONVERSATION, List.of(finding(FindingType.OBJECTION)))
                .groups()
                .getFirst()
                .first()
                .getFirst();

        assertThat(row.name()).isEqualTo("Objection: price");
        assertThat(row.why()).isEqualTo("80 % sure, rule “expensive”, version 3");
        assertThat(row.startMs()).isEqualTo(5_000);
        assertThat(row.at()).isEqualTo("0:05");
    }

    @Test
    void nothingFoundIsAnEmptyCard() {
        var card = FindingGroups.card(CONVERSATION, List.of());
        assertThat(card.groups()).isEmpty();
        assertThat(card.total()).isNull();
    }

    private static Finding finding(FindingType type) {
        ItemId item = ItemId.create();
        Evidence place = new Evidence(
                Evidence.Kind.UTTERANCE,
                CONVERSATION,
                item,
                UtteranceId.create(),
                null,
                null,
                "too expensive",
                new TextSpan(0, 13),
                new TimeSpan(5_000, 6_000));
        return new Finding(
                FindingId.create(),
                CONVERSATION,
                item,
                type,
                "price",
                Side.THEIRS,
                "too expensive",
                Map.of(),
                0.8,
                "expensive",
                3,
                FindingStatus.DERIVED,
                List.of(place));
    }
}
