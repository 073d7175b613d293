package dev.rapport.crm.filing;

import static dev.rapport.crm.FoundInCalls.found;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.rapport.conversation.Finding;
import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.Side;
import dev.rapport.crm.field.KnownField;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindingFieldsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    @Test
    void whatTheyCanSpendIsTheBudget() {
        assertThat(fills(amount(Side.THEIRS, "We have a budget of $25,000 for this", "$25,000", "25000.00")))
                .containsExactly(entry(KnownField.BUDGET, "25000.00 USD"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Your offer of $25,000 came in on Monday",
                "We can't afford $25,000",
                "$25,000 is way over our budget",
                "We don't have $25,000 in the budget"
            })
    void whatTheyOnlyMentionIsNoBudget(String text) {
        assertThat(fills(amount(Side.THEIRS, text, "$25,000", "25000.00"))).isEmpty();
    }

    @Test
    void theirBudgetIsForThemToSay() {
        assertThat(fills(amount(Side.OURS, "So your budget is $25,000", "$25,000", "25000.00")))
                .isEmpty();
    }

    @Test
    void theAmountNextToTheWordCounts() {
        String text = "You ask for $60,000 and our budget is $50,000";
        assertThat(fills(List.of(
                        amount(Side.THEIRS, text, "$60,000", "60000.00"),
                        amount(Side.THEIRS, text, "$50,000", "50000.00"))))
                .containsEntry(KnownField.BUDGET, "50000.00 USD");
    }

    @Test
    void aDateByWhichTheyWantToBeDoneIsTheTimeline() {
        assertThat(fills(
                        date("We want to go live by the end of March", "the end of March", "2026-03-31", "2026-04-01")))
                .containsExactly(entry(KnownField.TIMELINE, "The end of March (2026-03-31)"));
        assertThat(fills(date("We want to go live in April", "April", "2026-04-01", "2026-05-01")))
                .containsExactly(entry(KnownField.TIMELINE, "April (2026-04-01 to 2026-04-30)"));
    }

    @Test
    void aDateThatIsOverIsNoTimeline() {
        assertThat(fills(date("We started using it in 2019", "2019", "2019-01-01", "2020-01-01")))
                .isEmpty();
    }

    @Test
    void theLastNextStepCountsAndAPromiseOnlyWhereThereIsNone() {
        Finding promise = found(
                FindingType.COMMITMENT,
                Side.OURS,
                "I'll send you the quote by Friday",
                "I'll send you the quote by Friday",
                Map.of(
                        "action",
                        "send you the quote by Friday",
                        "owner",
                        "OURS",
                        "due",
                        Map.of("start", "2026-03-06")));
        assertThat(fills(List.of(promise)))
                .containsOnly(
                        entry(KnownField.NEXT_STEP, "Send you the quote by Friday"),
                        entry(KnownField.NEXT_STEP_DATE, "2026-03-06"));

        Finding step = found(FindingType.NEXT_STEP, Side.OURS, "The next step is a demo", "next step is", Map.of());
        assertThat(fills(List.of(step, promise))).containsOnly(entry(KnownField.NEXT_STEP, "The next step is a demo"));
    }

    @Test
    void aNextStepIsNotDatedBeforeTheConversation() {
        Finding meeting = found(
                FindingType.MEETING,
                Side.OURS,
                "Shall we meet / Yes",
                "Shall we meet",
                Map.of("when", Map.of("start", "2026-02-01T10:00")));
        assertThat(fills(List.of(meeting))).containsOnly(entry(KnownField.NEXT_STEP, "Meeting: Shall we meet"));
    }

    @Test
    void anObjectionIsOpenUntilItIsAnswered() {
        assertThat(fills(found(FindingType.OBJECTION, Side.THEIRS, "Too dear", "dear", Map.of("handled", true))))
                .containsExactly(entry(KnownField.OPEN_OBJECTIONS, ""));
    }

    private static Finding amount(Side side, String text, String quote, String amount) {
        return found(FindingType.AMOUNT, side, text, quote, Map.of("amount", amount, "currency", "USD"));
    }

    private static Finding date(String text, String quote, String start, String end) {
        return found(FindingType.DATE, Side.THEIRS, text, quote, Map.of("start", start, "end", end, "grain", "DAY"));
    }

    private static Map<KnownField, String> fills(Finding finding) {
        return fills(List.of(finding));
    }

    private static Map<KnownField, String> fills(List<Finding> found) {
        Map<KnownField, String> values = new EnumMap<>(KnownField.class);
        new FindingFields(found, DAY).fills().forEach(fill -> values.put(fill.field(), fill.value()));
        return values;
    }
}
