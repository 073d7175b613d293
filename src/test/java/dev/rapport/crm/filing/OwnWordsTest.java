package dev.rapport.crm.filing;

import static dev.rapport.crm.FoundInCalls.found;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.archive.SaidLines.SaidLine;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.UtteranceId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people say of who decides, and of how they are reached. */
class OwnWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Our CFO Maria Lopez has to sign off on that.      | CFO Maria Lopez
            I need to run this by my boss first.              | Boss
            The final decision is made by the board, you know. | Board
            The decision is made by our head of purchasing.   | Head of purchasing
            Maria Lopez makes the final decision.             | Maria Lopez
            I'll have to check with our finance team.         | Finance team
            We need approval from our steering committee.     | Steering committee
            """)
    void whoeverDecidesIsNamedAsTheyNameThem(String text, String who) {
        assertThat(DecisionMakers.in(List.of(line(text))).map(FindingFields.Fill::value))
                .hasValue(who);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Does your CFO have to sign off on that?",
                "My boss does not decide that.",
                "I make the decision.",
                "He has to sign the delivery note.",
                "Ask the manager of the shop for the parcel.",
                "If the board decides against it we stop."
            })
    void whoIsOnlyMentionedDecidesNothing(String text) {
        assertThat(DecisionMakers.in(List.of(line(text)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "You can reach me at +1 617 555 0142",
                "My mobile number is +1 617 555 0142",
                "Call me on +1 617 555 0142"
            })
    void aNumberGivenAsOnesOwnIs(String text) {
        assertThat(OwnDetails.mayBe(phone(Side.THEIRS, text))).isTrue();
        assertThat(OwnDetails.mayBe(phone(Side.OURS, text))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The front desk is +1 617 555 0142",
                "My boss can be reached at +1 617 555 0142",
                "Don't call me on +1 617 555 0142",
                "Somebody called from +1 617 555 0142"
            })
    void aNumberThatIsOnlyMentionedIsNot(String text) {
        assertThat(OwnDetails.mayBe(phone(Side.THEIRS, text))).isFalse();
    }

    private static Finding phone(Side side, String text) {
        return found(FindingType.PHONE, side, text, "+1 617 555 0142", Map.of("value", "+16175550142"));
    }

    private static SaidLine line(String text) {
        return new SaidLine(UtteranceId.create(), ItemId.create(), ConversationId.create(), null, 0, null, text, 1);
    }
}
