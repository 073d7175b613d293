package dev.rapport.archive;

import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Original;
import dev.rapport.conversation.Viewer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Holds which items came in a vCon, the vCon itself, and what of it only another vCon can hold. Joins the caller's transaction. Safe
 * for use by many threads.
 */
@Component
public class VconStore {

    private final JdbcClient jdbc;

    VconStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Keeps where an item came from; what is known of it already stays.
     *
     * @param carried as JSON, what of the vCon is not in the item itself; null where there is nothing
     */
    public void put(ItemId item, String uuid, Original document, @Nullable Original carried) {
        jdbc.sql("""
                        insert into vcon_item (item_id, uuid, sha256, size, carried_sha256, carried_size)
                        values (:item, :uuid, :sha256, :size, :carried, :carriedSize) on conflict (item_id) do nothing""")
                .param("item", item.value())
                .param("uuid", uuid)
                .param("sha256", document.sha256())
                .param("size", document.size())
                .param("carried", carried == null ? null : carried.sha256())
                .param("carriedSize", carried == null ? null : carried.size())
                .update();
    }

    /** A person should know this of an item. */
    public void flag(ItemId item, String flag) {
        jdbc.sql("update item set flags = flags || :flag::text where id = :item and not flags @> array[:flag::text]")
                .param("item", item.value())
                .param("flag", flag)
                .update();
    }

    /** What is carried along for the items of a conversation, in their order. */
    public List<Original> carried(Viewer viewer, ConversationId conversation) {
        return jdbc.sql("""
                        select distinct on (v.carried_sha256) v.carried_sha256 as sha256, v.carried_size as size
                          from vcon_item v join item i on i.id = v.item_id and i.state <> 'DISCARDED'
                         where i.conversation_id = :conversation and v.carried_sha256 is not null""")
                .param("conversation", conversation.value())
                .query((row, n) -> new Original(row.getString("sha256"), row.getLong("size")))
                .list();
    }

    /** The vCon that an item came in, as it came. */
    public Optional<Original> document(Viewer viewer, ItemId item) {
        return jdbc.sql("select sha256, size from vcon_item where item_id = :item")
                .param("item", item.value())
                .query((row, n) -> new Original(row.getString("sha256"), row.getLong("size")))
                .optional();
    }

    /** On which platform the chat of a conversation was; empty for what is no chat. */
    public Optional<String> platform(Viewer viewer, ConversationId conversation) {
        return jdbc.sql("""
                        select r.platform from chat_room r join chat_session s on s.room_id = r.id
                          join item i on i.id = s.item_id where i.conversation_id = :conversation limit 1""")
                .param("conversation", conversation.value())
                .query(String.class)
                .optional();
    }

    /** Whether another vCon has come with this uuid; and keeps that this one has. */
    public boolean isOther(String uuid, String sha256) {
        jdbc.sql("insert into vcon_seen (uuid, sha256) values (:uuid, :sha256) on conflict do nothing")
                .param("uuid", uuid)
                .param("sha256", sha256)
                .update();
        return jdbc.sql("""
                        select first_value(sha256) over (order by n) <> :sha256 from vcon_seen where uuid = :uuid
                         limit 1""")
                .param("uuid", uuid)
                .param("sha256", sha256)
                .query(Boolean.class)
                .single();
    }
}
