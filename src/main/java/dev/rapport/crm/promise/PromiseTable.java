package dev.rapport.crm.promise;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.FindingId;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Side;
import dev.rapport.crm.promise.Closings.Done;
import dev.rapport.crm.promise.Closings.Promised;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The rows of promises and of what may keep them, without the rules about them. Safe for use by many threads. */
@Component
class PromiseTable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What joins the rows x of the items of these customers: of these accounts, contacts or conversations. */
    private static final String CONCERNED = """
              join (select item_id from activity
                     where account_id = any(:accounts) and at between :after - interval '30 days' and :before
                    union select item_id from activity
                     where contact_ids && :contacts and at between :after - interval '30 days' and :before
                    union select id from item where conversation_id = any(:conversations)) as theirs using (item_id)
              left join activity a on a.item_id = x.item_id
             where x.%1$s between :after and :before""";

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations many;

    PromiseTable(JdbcClient jdbc, NamedParameterJdbcOperations many) {
        this.jdbc = jdbc;
        this.many = many;
    }

    /** Keeps the promises of items in the place of those that were there; what a person said of one stays with it. */
    void replace(Collection<UUID> items, List<PromiseRow> rows) {
        jdbc.sql("delete from promise where item_id = any(:items) and not id = any(:ids)")
                .param("items", items.toArray(UUID[]::new))
                .param("ids", rows.stream().map(PromiseRow::id).toArray(UUID[]::new))
                .update();
        if (!rows.isEmpty()) {
            many.batchUpdate("""
                    insert into promise (id, item_id, conversation_id, owner, owner_name, owner_email, action, made_at, due_at,
                                         rejected, filed)
                    values (:id, :item, :conversation, :owner, :ownerName, :ownerEmail, :action, :madeAt, :dueAt, :rejected, true)
                    on conflict (id) do update set item_id = excluded.item_id, conversation_id = excluded.conversation_id,
                        owner = excluded.owner, owner_name = excluded.owner_name, owner_email = excluded.owner_email,
                        action = excluded.action, made_at = excluded.made_at, due_at = excluded.due_at,
                        rejected = excluded.rejected, filed = true""", rows.stream().map(PromiseTable::parameters).toArray(SqlParameterSource[]::new));
        }
    }

    private static SqlParameterSource parameters(PromiseRow row) {
        return new MapSqlParameterSource("id", row.id())
                .addValue("item", row.item())
                .addValue("conversation", row.conversation())
                .addValue("owner", row.owner() == null ? null : row.owner().name())
                .addValue("ownerName", row.ownerName())
                .addValue("ownerEmail", row.ownerEmail())
                .addValue("action", row.action().replace("\0", ""))
                .addValue("madeAt", Columns.at(row.madeAt()))
                .addValue("dueAt", Columns.at(row.dueAt()))
                .addValue("rejected", row.rejected());
    }

    /** Keeps what of items may keep promises, in the place of what was there. */
    void replaceDeeds(Collection<UUID> items, List<Deed> deeds) {
        jdbc.sql("delete from promise_deed where item_id = any(:items)")
                .param("items", items.toArray(UUID[]::new))
                .update();
        Map<ItemId, Integer> ordinals = new HashMap<>();
        if (!deeds.isEmpty()) {
            many.batchUpdate(
                    """
                    insert into promise_deed (item_id, ordinal, conversation_id, at, deed)
                    values (:item, :ordinal, :conversation, :at, :deed::jsonb)""",
                    deeds.stream()
                            .map(deed -> new MapSqlParameterSource(
                                            "item", deed.item().value())
                                    .addValue("ordinal", ordinals.merge(deed.item(), 1, Integer::sum))
                                    .addValue(
                                            "conversation", deed.conversation().value())
                                    .addValue("at", Columns.at(deed.at()))
                                    .addValue(
                                            "deed",
                                            JSON.writeValueAsString(deed).replace("\\u0000", "")))
                            .toArray(SqlParameterSource[]::new));
        }
    }

    /** The filing of items is taken back. */
    void withdraw(Collection<UUID> items) {
        replaceDeeds(items, List.of());
        for (String sql : List.of(
                "update promise set filed = false where item_id = any(:items)",
                "delete from promise_item where item_id = any(:items)")) {
            jdbc.sql(sql).param("items", items.toArray(UUID[]::new)).update();
        }
    }

    /** Nobody else changes the promises with these customers until the transaction ends. */
    void lock(List<Customer> customers) {
        jdbc.sql("""
                        select pg_advisory_xact_lock(1886544243, stripe)
                          from (select distinct abs(hashtext(key::text) % 64) as stripe from unnest(:keys::uuid[]) as one (key)
                                 order by 1) as stripes""")
                .param(
                        "keys",
                        customers.stream()
                                .flatMap(PromiseTable::keys)
                                .distinct()
                                .toArray(UUID[]::new))
                .query((row, n) -> n)
                .list();
    }

    private static Stream<UUID> keys(Customer customer) {
        return Stream.of(
                        Optional.ofNullable(customer.account()).map(AccountId::value).stream(),
                        customer.contacts().stream().map(ContactId::value),
                        Stream.of(customer.conversation().value()))
                .flatMap(one -> one);
    }

    /** The promises with these customers that nobody rejected, and that were made between the times. */
    List<Promised> promised(List<Customer> customers, Instant after, Instant before) {
        return concerned(
                        """
                select x.id, x.owner, x.action, x.made_at, x.conversation_id, a.account_id, a.contact_ids
                  from promise x
                """ + CONCERNED.formatted("made_at") + " and x.filed and not x.rejected",
                        customers,
                        after,
                        before)
                .query((row, n) -> promised(row))
                .list();
    }

    private static Promised promised(ResultSet row) throws SQLException {
        String owner = row.getString("owner");
        FindingId id = new FindingId(Columns.uuid(row, "id"));
        Instant at = Columns.instant(row, "made_at");
        Customer customer = customer(row);
        Action action = Action.of(row.getString("action")).orElse(Action.OTHER);
        return new Promised(id, owner == null ? Side.UNKNOWN : Side.valueOf(owner), action, at, customer);
    }

    /** What these customers and we did between the times. */
    List<Done> done(List<Customer> customers, Instant after, Instant before) {
        return concerned("""
                select x.deed, x.conversation_id, a.account_id, a.contact_ids
                  from promise_deed x
                """ + CONCERNED.formatted("at"), customers, after, before)
                .query((row, n) -> new Done(JSON.readValue(row.getString("deed"), Deed.class), customer(row)))
                .list();
    }

    private JdbcClient.StatementSpec concerned(String sql, List<Customer> customers, Instant after, Instant before) {
        return jdbc.sql(sql)
                .param("after", Columns.at(after))
                .param("before", Columns.at(before))
                .param(
                        "accounts",
                        customers.stream()
                                .flatMap(one -> Optional.ofNullable(one.account()).stream())
                                .map(AccountId::value)
                                .distinct()
                                .toArray(UUID[]::new))
                .param(
                        "contacts",
                        customers.stream()
                                .flatMap(one -> one.contacts().stream())
                                .map(ContactId::value)
                                .distinct()
                                .toArray(UUID[]::new))
                .param(
                        "conversations",
                        customers.stream()
                                .map(one -> one.conversation().value())
                                .distinct()
                                .toArray(UUID[]::new));
    }

    static Customer customer(ResultSet row) throws SQLException {
        UUID account = row.getObject("account_id", UUID.class);
        return new Customer(
                account == null ? null : new AccountId(account),
                Columns.uuids(row, "contact_ids").stream().map(ContactId::new).toList(),
                new ConversationId(Columns.uuid(row, "conversation_id")));
    }

    /** Keeps a person's word on how a promise stands; null takes it back. */
    void say(FindingId id, @Nullable PromiseState state, String user, Instant at) {
        jdbc.sql("update promise set said_state = :state, said_by = :user, said_at = :at where id = :id")
                .param("id", id.value())
                .param("state", state == null ? null : state.name())
                .param("user", state == null ? null : user)
                .param("at", state == null ? null : Columns.at(at))
                .update();
    }
}
