package dev.rapport.crm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.OpportunityId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OpportunitiesThenTest {

    private static final AccountId ACME = AccountId.create();
    private static final Instant FEBRUARY = Instant.parse("2026-02-01T00:00:00Z");
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");

    @Test
    void theStageIsTheOneOfThatTime() {
        var open = open(sale("Scanner", step("Lead", FEBRUARY), step("Offer", MARCH)));

        assertThat(stage(open.at(ACME, FEBRUARY.plusSeconds(1)))).contains("Lead");
        assertThat(stage(open.at(ACME, MARCH))).contains("Offer");
        assertThat(stage(open.at(ACME, APRIL))).contains("Offer");
    }

    @Test
    void beforeItsHistoryAndAfterItsEndASaleIsNotThere() {
        var open = open(sale(Opportunity.Outcome.WON, "Scanner", step("Lead", FEBRUARY), won(MARCH)));

        assertThat(open.at(ACME, FEBRUARY.minusSeconds(1))).isEmpty();
        assertThat(open.at(ACME, APRIL)).isEmpty();
        assertThat(open.at(AccountId.create(), MARCH)).isEmpty();
    }

    @Test
    void ofSeveralThatAreOpenTheProductThatWasSpokenOfDecides() {
        var open = open(sale("Scanner", step("Lead", FEBRUARY)), sale("Printer", step("Offer", FEBRUARY)));

        assertThat(open.at(ACME, MARCH)).isEmpty();
        assertThat(stage(open.at(ACME, null, MARCH, Set.of("printer")))).contains("Offer");
        assertThat(open.at(ACME, null, MARCH, Set.of("Scanner", "Printer"))).isEmpty();
    }

    @Test
    void aSaleThatWasEnteredLateIsMeantWhereItIsTheOnlyOneAndNoneWasOpenThen() {
        var late = sale("Scanner", step("Lead", MARCH));
        var other = sale("Printer", step("Lead", APRIL));

        assertThat(open(late).at(ACME, FEBRUARY)).contains(new OpportunitiesThen.Then(late, null));
        assertThat(open(late, other).at(ACME, FEBRUARY)).isEmpty();
        assertThat(stage(open(late, other).at(ACME, MARCH))).contains("Lead");
    }

    @Test
    void whatIsFiledOnASaleIsAboutThatOne() {
        var filed = sale("Scanner", step("Lead", FEBRUARY));
        var other = sale("Printer", step("Offer", FEBRUARY));

        assertThat(open(filed, other).at(ACME, filed.id(), MARCH, Set.of("printer")))
                .hasValueSatisfying(then -> assertThat(then.opportunity()).isEqualTo(filed));
        assertThat(stage(open(other).at(ACME, filed.id(), MARCH, Set.of())))
                .as("a sale that is no longer there")
                .contains("Offer");
    }

    private static Optional<String> stage(Optional<OpportunitiesThen.Then> then) {
        return then.flatMap(one -> Optional.ofNullable(one.step()).map(Opportunity.Step::stage));
    }

    private static OpportunitiesThen.Open open(Opportunity... sales) {
        return new OpportunitiesThen.Open(Map.of(ACME, Arrays.asList(sales)));
    }

    private static Opportunity sale(String product, Opportunity.Step... history) {
        return sale(Opportunity.Outcome.OPEN, product, history);
    }

    private static Opportunity sale(Opportunity.Outcome outcome, String product, Opportunity.Step... history) {
        return new Opportunity(
                OpportunityId.create(),
                null,
                ACME,
                product,
                null,
                outcome,
                product,
                null,
                null,
                List.of(history),
                Map.of(),
                1,
                FEBRUARY);
    }

    private static Opportunity.Step step(String stage, Instant at) {
        return new Opportunity.Step(stage, Opportunity.Outcome.OPEN, null, at);
    }

    private static Opportunity.Step won(Instant at) {
        return new Opportunity.Step("Closed won", Opportunity.Outcome.WON, null, at);
    }
}
