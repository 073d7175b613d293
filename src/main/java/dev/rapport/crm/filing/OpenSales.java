package dev.rapport.crm.filing;

import static java.util.stream.Collectors.groupingBy;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.OpportunityId;
import dev.rapport.crm.Activity;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Decides which possible sale an item is about: the only one of its account that was open at that time.
 *
 * <p>Where none is known from that time, the only one that is open now: companies enter their sales late. Of two nobody knows
 * which is meant. Safe for use by many threads.
 */
@Component
class OpenSales {

    private final JdbcClient jdbc;

    OpenSales(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The same activities, each with its opportunity where there is one. */
    List<Activity> withSales(List<Activity> filed) {
        UUID[] accounts = filed.stream()
                .map(Activity::account)
                .flatMap(Stream::ofNullable)
                .map(AccountId::value)
                .distinct()
                .toArray(UUID[]::new);
        if (accounts.length == 0) {
            return filed;
        }
        Map<AccountId, List<Sale>> sales = sales(accounts);
        return filed.stream()
                .map(activity -> activity.account() == null
                        ? activity
                        : activity.on(
                                activity.account(),
                                activity.contacts(),
                                only(sales.getOrDefault(activity.account(), List.of()), activity.at())))
                .toList();
    }

    private static @Nullable OpportunityId only(List<Sale> sales, Instant at) {
        List<Sale> then = sales.stream().filter(sale -> sale.openAt(at)).toList();
        List<Sale> meant = then.isEmpty()
                ? sales.stream().filter(sale -> sale.isNew(at) && sale.open()).toList()
                : then;
        return meant.size() == 1 ? meant.getFirst().id() : null;
    }

    private Map<AccountId, List<Sale>> sales(UUID[] accounts) {
        record Row(Sale sale, @Nullable Step step) {}
        Map<OpportunityId, List<Row>> rows = jdbc
                .sql("""
                        select o.id, o.account_id, o.outcome, s.at, s.outcome as was
                          from opportunity o left join opportunity_stage s on s.opportunity_id = o.id
                         where o.account_id = any(:accounts) order by o.id, s.at""")
                .param("accounts", accounts)
                .query((row, n) -> new Row(
                        new Sale(
                                new OpportunityId(row.getObject("id", UUID.class)),
                                new AccountId(row.getObject("account_id", UUID.class)),
                                row.getString("outcome").equals("OPEN"),
                                List.of()),
                        row.getString("was") == null
                                ? null
                                : new Step(
                                        row.getObject("at", OffsetDateTime.class)
                                                .toInstant(),
                                        row.getString("was").equals("OPEN"))))
                .list()
                .stream()
                .collect(groupingBy(row -> row.sale().id()));
        return rows.values().stream()
                .map(of -> of.getFirst()
                        .sale()
                        .with(of.stream()
                                .map(Row::step)
                                .flatMap(Stream::ofNullable)
                                .toList()))
                .collect(groupingBy(Sale::account));
    }

    /** A stage that a sale came to. */
    private record Step(Instant at, boolean open) {}

    /** @param open whether it is open now */
    private record Sale(OpportunityId id, AccountId account, boolean open, List<Step> steps) {

        Sale with(List<Step> known) {
            return new Sale(id, account, open, known);
        }

        /** Whether nothing of it is known from that time. */
        boolean isNew(Instant at) {
            return last(at).isEmpty();
        }

        boolean openAt(Instant at) {
            return last(at).filter(Step::open).isPresent();
        }

        private Optional<Step> last(Instant at) {
            return steps.stream().filter(step -> !step.at().isAfter(at)).reduce((one, other) -> other);
        }
    }
}
