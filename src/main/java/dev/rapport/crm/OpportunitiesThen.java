package dev.rapport.crm;

import static java.util.stream.Collectors.groupingBy;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.Viewer;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Decides which sale something was about that was said to a customer at a time, and how far that sale was then.
 *
 * <p>It is the one that was open then; of several the only one whose product was spoken of; else nobody knows. Before the
 * first stage of its history, a sale is not known to have been there. Safe for use by many threads.
 */
@Component
public class OpportunitiesThen {

    private final OpportunityTable opportunities;

    OpportunitiesThen(OpportunityTable opportunities) {
        this.opportunities = opportunities;
    }

    /** A sale, with the stage that it was in. */
    public record Then(Opportunity opportunity, Opportunity.Step step) {}

    /** Reads the sales of some accounts, to be asked of many times. */
    public Open ofAccounts(Viewer viewer, Collection<AccountId> accounts) {
        return new Open(opportunities.ofAccounts(accounts).stream().collect(groupingBy(Opportunity::accountId)));
    }

    /** The sales of some accounts. */
    public static final class Open {

        private final Map<AccountId, List<Opportunity>> sales;

        Open(Map<AccountId, List<Opportunity>> sales) {
            this.sales = Map.copyOf(sales);
        }

        public Optional<Then> at(AccountId account, Instant at) {
            return at(account, at, Set.of());
        }

        /** @param products that were spoken of, as people write them */
        public Optional<Then> at(AccountId account, Instant at, Set<String> products) {
            List<Then> open = sales.getOrDefault(account, List.of()).stream()
                    .flatMap(sale -> then(sale, at).stream())
                    .toList();
            if (open.size() > 1) {
                Set<String> keys = products.stream().map(NameKey::of).collect(Collectors.toSet());
                open = open.stream()
                        .filter(then -> then.opportunity().product() != null
                                && keys.contains(NameKey.of(then.opportunity().product())))
                        .toList();
            }
            return open.size() == 1 ? Optional.of(open.getFirst()) : Optional.empty();
        }

        private static Optional<Then> then(Opportunity sale, Instant at) {
            return sale.history().stream()
                    .filter(step -> !step.at().isAfter(at))
                    .reduce((before, after) -> after)
                    .filter(step -> step.outcome() == Opportunity.Outcome.OPEN)
                    .map(step -> new Then(sale, step));
        }
    }
}
