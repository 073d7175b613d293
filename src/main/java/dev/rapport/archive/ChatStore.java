package dev.rapport.archive;

import static java.util.stream.Collectors.toMap;

import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.MessageId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Holds the sessions of chats, the rooms that they are of, and what was delivered for them.
 *
 * <p>Whoever decides about a room holds a lock on it. Joins the caller's transaction. Safe for use by many threads.
 */
@Component
public class ChatStore {

    private static final String SESSION = """
            select s.item_id, i.conversation_id
              from chat_session s join item i on i.id = s.item_id and i.state <> 'DISCARDED'
              join conversation c on c.id = i.conversation_id
             where s.room_id = :room""";

    private final JdbcClient jdbc;
    private final ConversationStore conversations;

    ChatStore(JdbcClient jdbc, ConversationStore conversations) {
        this.jdbc = jdbc;
        this.conversations = conversations;
    }

    /** What a room is called here. */
    @Transactional
    public RoomId room(String scope, String platform, String externalId) {
        for (String sql : List.of(
                "select id from chat_room where scope = :scope and platform = :platform and external_id = :id", """
                insert into chat_room (scope, platform, external_id) values (:scope, :platform, :id) returning id""")) {
            Optional<RoomId> room = jdbc.sql(sql)
                    .param("scope", scope)
                    .param("platform", platform)
                    .param("id", externalId)
                    .query((row, n) -> new RoomId(row.getLong("id")))
                    .optional();
            if (room.isPresent()) {
                return room.get();
            }
        }
        throw new IllegalStateException("PostgreSQL gave no id to room " + externalId);
    }

    /** Keeps a session that is new, of which no message is there yet. */
    @Transactional
    public Session begin(Conversation conversation, RoomId room, Instant now) {
        conversations.add(conversation);
        ItemId item = conversation.items().getFirst().id();
        jdbc.sql("insert into chat_session (item_id, room_id, waiting_since) values (:item, :room, :now)")
                .param("item", item.value())
                .param("room", room.value())
                .param("now", Rows.at(now))
                .update();
        return new Session(item, conversation.id());
    }

    /** The last session of a room. */
    public Optional<Session> last(RoomId room) {
        return jdbc.sql(SESSION + " order by c.started_at desc, i.id desc limit 1")
                .param("room", room.value())
                .query((row, n) -> session(row))
                .optional();
    }

    /** The sessions of a room that have a message within a span of time, both ends of it included; the oldest first. */
    public List<Session> within(RoomId room, Instant from, Instant to) {
        return jdbc.sql(SESSION + " and c.started_at <= :to and c.ended_at >= :from order by i.id")
                .param("room", room.value())
                .param("from", Rows.at(from))
                .param("to", Rows.at(to))
                .query((row, n) -> session(row))
                .list();
    }

    /** A session of a room of which nothing is known but that messages were taken back. */
    public Optional<Session> empty(RoomId room) {
        return jdbc.sql(SESSION + " and not exists (select from message m where m.item_id = s.item_id) limit 1")
                .param("room", room.value())
                .query((row, n) -> session(row))
                .optional();
    }

    /** The session is about to get messages between these times; it begins and ends with its first and last. */
    public void stretch(Session session, Instant from, Instant until) {
        jdbc.sql("""
                        update item set started_at = case when exists
                               (select from message where item_id = :item) then least(started_at, :from) else :from end
                         where id = :item""")
                .param("item", session.item().value())
                .param("from", Rows.at(from))
                .update();
        jdbc.sql("""
                        update conversation c
                           set started_at = case when one.more then least(c.started_at, :from) else :from end,
                               ended_at = case when one.more
                                               then greatest(coalesce(c.ended_at, c.started_at), :until) else :until end
                          from (select exists (select from message where conversation_id = :id) as more) one
                         where c.id = :id""")
                .param("id", session.conversation().value())
                .param("from", Rows.at(from))
                .param("until", Rows.at(until))
                .update();
    }

    /**
     * Since when messages of a session have been waiting to be processed.
     *
     * @param begun whether what waited before is in work or done, so that the waiting begins now
     */
    public Instant waitingSince(ItemId item, boolean begun, Instant now) {
        return jdbc.sql("""
                        update chat_session set waiting_since = case when :begun then :now else waiting_since end
                         where item_id = :item returning waiting_since""")
                .param("item", item.value())
                .param("begun", begun)
                .param("now", Rows.at(now))
                .query((row, n) -> Rows.instant(row, "waiting_since"))
                .single();
    }

    /** In which of these rooms messages are that have one of these ids, by it. */
    public Map<String, String> homes(
            String scope, String platform, Collection<String> rooms, Collection<String> externalIds) {
        return jdbc
                .sql("""
                        select m.external_id, r.external_id as room
                          from chat_room r join chat_message m on m.room_id = r.id
                         where r.scope = :scope and r.platform = :platform and r.external_id = any(:rooms)
                           and m.external_id = any(:ids)""")
                .param("scope", scope)
                .param("platform", platform)
                .param("rooms", rooms.toArray(String[]::new))
                .param("ids", externalIds.toArray(String[]::new))
                .query((row, n) -> Map.entry(row.getString("external_id"), row.getString("room")))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
    }

    /** The session of a message that stands; empty where it was taken back or erased. */
    public Optional<ItemId> session(MessageId message) {
        return jdbc.sql("""
                        select m.item_id from message m join chat_message c on c.message_id = m.id
                         where m.id = :id and c.deleted_at is null""")
                .param("id", message.value())
                .query((row, n) -> new ItemId(Rows.uuid(row, "item_id")))
                .optional();
    }

    /** What became of the same delivery before. */
    public Optional<Delivered> delivered(RoomId room, String delivery) {
        return jdbc.sql("""
                        select d.item_id, i.conversation_id, d.acknowledged
                          from chat_delivery d join item i on i.id = d.item_id
                         where d.room_id = :room and d.delivery = :delivery""")
                .param("room", room.value())
                .param("delivery", delivery)
                .query((row, n) -> new Delivered(session(row), row.getBoolean("acknowledged")))
                .optional();
    }

    /** Keeps that something was delivered. */
    public void deliver(RoomId room, String delivery, String sha256, ItemId item) {
        jdbc.sql("""
                        insert into chat_delivery (room_id, delivery, sha256, item_id)
                        values (:room, :delivery, :sha256, :item) on conflict (room_id, delivery) do nothing""")
                .param("room", room.value())
                .param("delivery", delivery)
                .param("sha256", sha256)
                .param("item", item.value())
                .update();
    }

    /** Whoever delivered it was told. */
    public void acknowledge(RoomId room, String delivery) {
        jdbc.sql("""
                        update chat_delivery set acknowledged = true
                         where room_id = :room and delivery = :delivery and not acknowledged""").param("room", room.value()).param("delivery", delivery).update();
    }

    /** Whoever delivered what these deliveries are parts of was told. */
    public void acknowledgeAll(String prefix) {
        jdbc.sql("""
                        update chat_delivery set acknowledged = true
                         where not acknowledged and starts_with(delivery, :prefix)""").param("prefix", prefix).update();
    }

    private static Session session(ResultSet row) throws SQLException {
        return new Session(
                new ItemId(Rows.uuid(row, "item_id")), new ConversationId(Rows.uuid(row, "conversation_id")));
    }

    /** A place where people write to each other. */
    public record RoomId(long value) {}

    /** A session with the conversation that it is. */
    public record Session(ItemId item, ConversationId conversation) {}

    /**
     * A delivery that came before.
     *
     * @param told whether its sender knows
     */
    public record Delivered(Session session, boolean told) {}
}
