package dev.rapport.web.pages;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.Money;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.Opportunity;
import dev.rapport.crm.OpportunityStore;
import dev.rapport.web.pages.CustomerView.OpportunityView;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Decides how the opportunities of an account are told: those that are still open first. */
@Component
final class OpportunityViews {

    private static final int SHOWN = 50;

    private final OpportunityStore opportunities;
    private final Times times;

    OpportunityViews(OpportunityStore opportunities, Times times) {
        this.opportunities = opportunities;
        this.times = times;
    }

    List<OpportunityView> of(Viewer viewer, AccountId account) {
        return opportunities.list(viewer, account, null, PageRequest.first(SHOWN)).items().stream()
                .sorted(Comparator.comparing(Opportunity::outcome))
                .map(this::view)
                .toList();
    }

    private OpportunityView view(Opportunity opportunity) {
        return new OpportunityView(
                opportunity.name(),
                Optional.ofNullable(opportunity.stage()).orElse(written(opportunity.outcome())),
                css(opportunity.outcome()),
                Stream.of(
                                Optional.ofNullable(opportunity.amount()).map(OpportunityViews::written),
                                Optional.ofNullable(opportunity.product()),
                                Optional.ofNullable(opportunity.closeDate())
                                        .map(day -> decided(opportunity.outcome(), day)))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(", ")),
                CustomerFacts.of(opportunity.fields(), times),
                opportunity.history().stream()
                        .map(step -> times.day(step.at()) + ": "
                                + Optional.ofNullable(step.stage()).orElse(written(step.outcome())))
                        .toList());
    }

    private static String written(Money money) {
        String amount = FieldText.amount(money.amount());
        return money.currency() == null ? amount : amount + " " + money.currency();
    }

    private static String decided(Opportunity.Outcome outcome, LocalDate day) {
        String written = Times.day(day);
        return switch (outcome) {
            case OPEN -> "expected " + written;
            case WON -> "won " + written;
            case LOST -> "lost " + written;
        };
    }

    private static String written(Opportunity.Outcome outcome) {
        return switch (outcome) {
            case OPEN -> "Open";
            case WON -> "Won";
            case LOST -> "Lost";
        };
    }

    private static String css(Opportunity.Outcome outcome) {
        return switch (outcome) {
            case OPEN -> "pending";
            case WON -> "done";
            case LOST -> "failed";
        };
    }
}
