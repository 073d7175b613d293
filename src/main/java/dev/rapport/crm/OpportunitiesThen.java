package dev.rapport.crm;

import static java.util.stream.Collectors.groupingBy;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.OpportunityId;
import dev.rapport.conversation.Viewer;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides which sale something was about that was said to a customer at a time, and how far that sale was then.
 *
 * <p>Filing, promises and objections all ask here, so that they name the same sale. It is the one that the item is filed on. Else it
 * is the one that was open then; of several the only one whose product was spoken of. Where none is known from that time, it is the
 * only one that is open now and was entered later: companies enter their sales late. Else nobody knows. Safe for use by many threads.
 */
@Component
public class OpportunitiesThen {

    private final OpportunityTable opportunities;

    OpportunitiesThen(OpportunityTable opportunities) {
        this.opportunities = opportunities;
    }

    /**
     * A sale, with the stage that it was in.
     *
     * @param step null where nothing is known of it from that time
     */
    public record Then(Opportunity opportunity, Opportunity.@Nullable Step step) {

        boolean isOpen() {
            return step != null && step.outcome() == Opportunity.Outcome.OPEN;
        }

        /** Whether it was entered since then, and is not decided yet. */
        boolean isLate() {
            return step == null && opportunity.outcome() == Opportunity.Outcome.OPEN;
        }
    }

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

        /** As long as nothing is filed. */
        public Optional<Then> at(AccountId account, Instant at) {
            return at(account, null, at, Set.of());
        }

        /**
         * @param filed the sale that the item is filed on; null where it is on none
         * @param products that were spoken of, as people write them
         */
        public Optional<Then> at(AccountId account, @Nullable OpportunityId filed, Instant at, Set<String> products) {
            List<Then> all = sales.getOrDefault(account, List.of()).stream()
                    .map(sale -> then(sale, at))
                    .toList();
            return all.stream()
                    .filter(then -> then.opportunity().id().equals(filed))
                    .findFirst()
                    .or(() -> meant(all, products));
        }

        private static Optional<Then> meant(List<Then> all, Set<String> products) {
            List<Then> open = all.stream().filter(Then::isOpen).toList();
            if (open.isEmpty()) {
                return only(all.stream().filter(Then::isLate).toList());
            }
            if (open.size() == 1) {
                return only(open);
            }
            Set<String> keys = products.stream().map(NameKey::of).collect(Collectors.toSet());
            return only(open.stream()
                    .filter(then -> then.opportunity().product() != null
                            && keys.contains(NameKey.of(then.opportunity().product())))
                    .toList());
        }

        private static Optional<Then> only(List<Then> sales) {
            return sales.size() == 1 ? Optional.of(sales.getFirst()) : Optional.empty();
        }

        private static Then then(Opportunity sale, Instant at) {
            return new Then(
                    sale,
                    sale.history().stream()
                            .filter(step -> !step.at().isAfter(at))
                            .reduce((before, after) -> after)
                            .orElse(null));
        }
    }
}
