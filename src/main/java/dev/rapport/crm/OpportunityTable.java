package dev.rapport.crm;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.Money;
import dev.rapport.conversation.OpportunityId;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.field.Field;
import dev.rapport.crm.field.FieldTable;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of opportunities and of their stages, without the rules about them. Safe for use by many threads. */
@Component
class OpportunityTable {

    private final JdbcClient jdbc;
    private final FieldTable fields;
    private final Clock clock;

    OpportunityTable(JdbcClient jdbc, FieldTable fields, Clock clock) {
        this.jdbc = jdbc;
        this.fields = fields;
        this.clock = clock;
    }

    /** As exactly as the database keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    Optional<Opportunity> find(OpportunityId id) {
        return load(List.of(id.value())).stream().findFirst();
    }

    Optional<Opportunity> byExternalId(String externalId) {
        return Entries.byExternalId(jdbc, "opportunity", externalId).flatMap(id -> find(new OpportunityId(id)));
    }

    /** The oldest of this account with this name, however it is written. */
    Optional<Opportunity> byName(AccountId account, String name) {
        return jdbc.sql(
                        "select id from opportunity where account_id = :account and name_key = :key order by id limit 1")
                .param("account", account.value())
                .param("key", NameKey.of(name))
                .query((row, n) -> new OpportunityId(Columns.uuid(row, "id")))
                .optional()
                .flatMap(this::find);
    }

    /** All of these accounts. */
    List<Opportunity> ofAccounts(Collection<AccountId> accounts) {
        return load(jdbc.sql("select id from opportunity where account_id = any(:accounts) order by id")
                .param("accounts", accounts.stream().map(AccountId::value).toArray(UUID[]::new))
                .query((row, n) -> Columns.uuid(row, "id"))
                .list());
    }

    /** A new one, in no stage yet that history knows. */
    OpportunityId insert(OpportunityDraft draft) {
        OpportunityId id = OpportunityId.create();
        Opportunity opportunity = new Opportunity(
                id,
                draft.externalId(),
                draft.accountId(),
                draft.name(),
                draft.stage(),
                draft.outcomeNow(),
                draft.product(),
                draft.amount(),
                draft.closeDate(),
                List.of(),
                Map.of(),
                1,
                now());
        put("""
                insert into opportunity (id, external_id, account_id, name, name_key, stage, outcome, product, amount,
                                         currency, close_date, created_at)
                values (:id, :externalId, :account, :name, :nameKey, :stage, :outcome, :product, :amount, :currency,
                        :closeDate, :at)""", opportunity);
        return id;
    }

    void update(Opportunity after) {
        put("""
                update opportunity set external_id = :externalId, account_id = :account, name = :name, name_key = :nameKey,
                       stage = :stage, outcome = :outcome, product = :product, amount = :amount, currency = :currency,
                       close_date = :closeDate, version = version + 1, changed_at = :at
                 where id = :id""", after);
    }

    private void put(String sql, Opportunity opportunity) {
        jdbc.sql(sql)
                .param("id", opportunity.id().value())
                .param("externalId", opportunity.externalId())
                .param("account", opportunity.accountId().value())
                .param("name", opportunity.name())
                .param("nameKey", NameKey.of(opportunity.name()))
                .param("stage", opportunity.stage())
                .param("outcome", opportunity.outcome().name())
                .param("product", opportunity.product())
                .param("amount", amount(opportunity.amount()))
                .param("currency", currency(opportunity.amount()))
                .param("closeDate", opportunity.closeDate())
                .param("at", now().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Keeps that it came to a stage; another of the very same instant is replaced. */
    void step(Viewer by, OpportunityId id, Opportunity.Step step) {
        jdbc.sql("""
                        insert into opportunity_stage (opportunity_id, at, stage, outcome, amount, currency, by_user)
                        values (:id, :at, :stage, :outcome, :amount, :currency, :user)
                        on conflict (opportunity_id, at) do update set stage = excluded.stage, outcome = excluded.outcome,
                            amount = excluded.amount, currency = excluded.currency, by_user = excluded.by_user""")
                .param("id", id.value())
                .param("at", step.at().atOffset(ZoneOffset.UTC))
                .param("stage", step.stage())
                .param("outcome", step.outcome().name())
                .param("amount", amount(step.amount()))
                .param("currency", currency(step.amount()))
                .param("user", by.user())
                .update();
    }

    private static @Nullable BigDecimal amount(@Nullable Money money) {
        return money == null ? null : money.amount();
    }

    private static @Nullable String currency(@Nullable Money money) {
        return money == null ? null : money.currency();
    }

    /** In the order of the ids; with a few queries, however many they are. */
    List<Opportunity> load(List<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<Opportunity.Step>> steps = steps(ids);
        Map<UUID, Map<String, Field>> fieldsOf = fields.of(ids.toArray(UUID[]::new));
        return Entries.load(jdbc, "opportunity", ids, (row, n) -> opportunity(row, steps, fieldsOf));
    }

    private Map<UUID, List<Opportunity.Step>> steps(List<UUID> ids) {
        record Row(UUID owner, Opportunity.Step step) {}
        return jdbc
                .sql("select * from opportunity_stage where opportunity_id = any(:ids) order by at")
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, n) -> new Row(
                        Columns.uuid(row, "opportunity_id"),
                        new Opportunity.Step(
                                row.getString("stage"),
                                Opportunity.Outcome.valueOf(row.getString("outcome")),
                                money(row),
                                Columns.instant(row, "at"))))
                .list()
                .stream()
                .collect(groupingBy(Row::owner, mapping(Row::step, toList())));
    }

    private static Opportunity opportunity(
            ResultSet row, Map<UUID, List<Opportunity.Step>> steps, Map<UUID, Map<String, Field>> fieldsOf)
            throws SQLException {
        UUID id = Columns.uuid(row, "id");
        return new Opportunity(
                new OpportunityId(id),
                row.getString("external_id"),
                new AccountId(Columns.uuid(row, "account_id")),
                row.getString("name"),
                row.getString("stage"),
                Opportunity.Outcome.valueOf(row.getString("outcome")),
                row.getString("product"),
                money(row),
                row.getObject("close_date", LocalDate.class),
                steps.getOrDefault(id, List.of()),
                fieldsOf.getOrDefault(id, Map.of()),
                row.getLong("version"),
                Columns.instant(row, "created_at"));
    }

    private static @Nullable Money money(ResultSet row) throws SQLException {
        BigDecimal amount = row.getBigDecimal("amount");
        return amount == null ? null : new Money(amount, row.getString("currency"));
    }
}
