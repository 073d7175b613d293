package dev.rapport.crm.promise;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of the items that are in the ledger, with whom they were when it was reckoned. Safe for use by many threads. */
@Component
class ReckonedItems {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations many;

    ReckonedItems(JdbcClient jdbc, NamedParameterJdbcOperations many) {
        this.jdbc = jdbc;
        this.many = many;
    }

    /** An item with its customer, and the first and last time of what it says. */
    record Reckoned(UUID item, Customer customer, Instant first, Instant last) {}

    List<Reckoned> of(Collection<UUID> items) {
        return jdbc.sql("select * from promise_item where item_id = any(:items)")
                .param("items", items.toArray(UUID[]::new))
                .query((row, n) -> new Reckoned(
                        Columns.uuid(row, "item_id"),
                        PromiseTable.customer(row),
                        Columns.instant(row, "first_at"),
                        Columns.instant(row, "last_at")))
                .list();
    }

    void keep(List<Reckoned> items) {
        many.batchUpdate("""
                insert into promise_item (item_id, conversation_id, account_id, contact_ids, first_at, last_at)
                values (:item, :conversation, :account::uuid, :contacts, :first, :last)
                on conflict (item_id) do update set conversation_id = excluded.conversation_id,
                    account_id = excluded.account_id, contact_ids = excluded.contact_ids, first_at = excluded.first_at,
                    last_at = excluded.last_at""", items.stream().map(ReckonedItems::parameters).toArray(SqlParameterSource[]::new));
    }

    private static SqlParameterSource parameters(Reckoned one) {
        AccountId account = one.customer().account();
        return new MapSqlParameterSource("item", one.item())
                .addValue("conversation", one.customer().conversation().value())
                .addValue("account", account == null ? null : account.value())
                .addValue(
                        "contacts",
                        one.customer().contacts().stream().map(ContactId::value).toArray(UUID[]::new))
                .addValue("first", Columns.at(one.first()))
                .addValue("last", Columns.at(one.last()));
    }
}
