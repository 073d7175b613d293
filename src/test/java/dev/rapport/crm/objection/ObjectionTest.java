package dev.rapport.crm.objection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Evidence;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.FindingId;
import dev.rapport.conversation.FindingStatus;
import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.OpportunityId;
import dev.rapport.conversation.Side;
import dev.rapport.crm.Opportunity;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ObjectionTest {

    private static final AccountId ACME = AccountId.create();
    private static final Instant FIRST = Instant.parse("2026-03-02T10:00:00Z");

    @Test
    void whatNobodyAnsweredIsOpenHoweverOftenItIsRaised() {
        assertThat(raised(false).state()).isEqualTo(Objection.State.OPEN);
        assertThat(raised(false, false).state()).isEqualTo(Objection.State.OPEN);
        assertThat(raised(false, false).answered()).isEmpty();
    }

    @Test
    void theLastTimeDecidesWhetherItIsAnswered() {
        assertThat(raised(true).state()).isEqualTo(Objection.State.ANSWERED);
        assertThat(raised(false, true).state()).isEqualTo(Objection.State.ANSWERED);
        assertThat(raised(true, false, true).state()).isEqualTo(Objection.State.ANSWERED);
    }

    @Test
    void whatComesBackAfterAnAnswerHasReturned() {
        Objection price = raised(true, false);

        assertThat(price.state()).isEqualTo(Objection.State.RETURNED);
        assertThat(price.firstAt()).isEqualTo(FIRST);
        assertThat(price.lastAt()).isEqualTo(FIRST.plus(1, ChronoUnit.DAYS));
        assertThat(price.answered())
                .hasValueSatisfying(one -> assertThat(one.at()).isEqualTo(FIRST));
    }

    @Test
    @SuppressWarnings("NullAway") // it does not see in class files that a nested type may be null
    void nobodyWaitsOnceItIsAnsweredOrTheSaleIsDecided() {
        assertThat(raised(false).waits()).isTrue();
        assertThat(raised(true).waits()).isFalse();
        assertThat(about(Opportunity.Outcome.OPEN).waits()).isTrue();
        assertThat(about(Opportunity.Outcome.WON).waits()).isFalse();
        assertThat(about(Opportunity.Outcome.LOST).waits()).isFalse();
        assertThatThrownBy(() -> new Objection(ACME, "PRICE", null, List.of())).hasMessageContaining("PRICE");
    }

    private static Objection about(Opportunity.Outcome outcome) {
        var sale = new Occurrence.Sale(OpportunityId.create(), "Scanners", "Offer", outcome);
        return new Objection(ACME, "PRICE", sale, List.of(occurrence(FIRST, false, sale)));
    }

    @SuppressWarnings("NullAway") // it does not see in class files that a nested type may be null
    private static Objection raised(boolean... handled) {
        List<Occurrence> raised = new ArrayList<>();
        for (boolean one : handled) {
            raised.add(occurrence(FIRST.plus(raised.size(), ChronoUnit.DAYS), one, null));
        }
        return new Objection(ACME, "PRICE", null, raised);
    }

    private static Occurrence occurrence(Instant at, boolean handled, Occurrence.@Nullable Sale sale) {
        ConversationId conversation = ConversationId.create();
        ItemId item = ItemId.create();
        Finding finding = new Finding(
                FindingId.create(),
                conversation,
                item,
                FindingType.OBJECTION,
                "price",
                Side.THEIRS,
                "It is too expensive",
                Map.of("category", "PRICE", "handled", handled),
                0.9,
                "price",
                1,
                FindingStatus.DERIVED,
                List.of(Evidence.ofWhole(conversation, item)));
        return new Occurrence(
                finding, "PRICE", at, Channel.CALL, handled, handled ? "It lasts" : null, ACME, sale, null);
    }
}
