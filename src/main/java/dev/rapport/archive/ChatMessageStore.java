package dev.rapport.archive;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import dev.rapport.archive.ChatStore.RoomId;
import dev.rapport.archive.ChatStore.Session;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Message;
import dev.rapport.conversation.MessageId;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Holds the messages of chats with every text that they had.
 *
 * <p>Joins the caller's transaction, which holds a lock on the room. Safe for use by many threads.
 */
@Component
public class ChatMessageStore {

    private final JdbcClient jdbc;
    private final MessageStore messages;
    private final ThreadStore sentences;

    ChatMessageStore(JdbcClient jdbc, MessageStore messages, ThreadStore sentences) {
        this.jdbc = jdbc;
        this.messages = messages;
        this.sentences = sentences;
    }

    /** The messages of a room that have one of these ids, by it. */
    public Map<String, Known> known(RoomId room, Collection<String> externalIds) {
        return jdbc
                .sql("""
                        select c.*, m.item_id, m.conversation_id, m.party_id, m.body, m.sent_at
                          from chat_message c join message m on m.id = c.message_id
                         where c.room_id = :room and c.external_id = any(:ids)""")
                .param("room", room.value())
                .param("ids", externalIds.toArray(String[]::new))
                .query((row, n) -> Map.entry(row.getString("external_id"), known(row)))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Which of these ids were deleted before they came in. */
    public Set<String> deleted(RoomId room, Collection<String> externalIds) {
        return Set.copyOf(jdbc.sql("select external_id from chat_deletion where room_id = :room and external_id = any(:ids)")
                .param("room", room.value())
                .param("ids", externalIds.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /** Keeps a message that is new. */
    @Transactional
    public void add(
            RoomId room,
            Session session,
            Message message,
            Instant versionAt,
            @Nullable Instant editedAt,
            @Nullable String replyTo,
            List<Utterance> said) {
        ThreadPlace nowhere =
                new ThreadPlace(message.internetId(), List.of(), "", false, message.sentAt(), List.of());
        messages.add(session.conversation(), message, nowhere);
        jdbc.sql("""
                        insert into chat_message (message_id, room_id, external_id, reply_to, version_at, edited_at)
                        values (:message, :room, :externalId, :replyTo, :versionAt, :editedAt)""")
                .param("message", message.id().value())
                .param("room", room.value())
                .param("externalId", message.internetId())
                .param("replyTo", replyTo)
                .param("versionAt", Rows.at(versionAt))
                .param("editedAt", editedAt == null ? null : Rows.at(editedAt))
                .update();
        keepText(message.id(), versionAt, message.body());
        sentences.add(session.conversation(), message.sentAt(), said);
    }

    /** Keeps a text that a message has or had. False where it was known with this time. */
    public boolean keepText(MessageId message, Instant at, String text) {
        return jdbc.sql("""
                        insert into chat_text (message_id, at, text) values (:message, :at, :text)
                        on conflict (message_id, at, digest) do nothing""")
                        .param("message", message.value())
                        .param("at", Rows.at(at))
                        .param("text", text)
                        .update()
                == 1;
    }

    /** Puts another text, which is kept already, into force. */
    @Transactional
    public void revise(Known message, Instant at, String text, List<Utterance> said) {
        put(message, text, said);
        jdbc.sql("update chat_message set version_at = :at, edited_at = :at where message_id = :message")
                .param("message", message.id().value())
                .param("at", Rows.at(at))
                .update();
    }

    /** The text in force was put into force again. */
    public void confirm(Known message, Instant at) {
        jdbc.sql("update chat_message set version_at = :at where message_id = :message")
                .param("message", message.id().value())
                .param("at", Rows.at(at))
                .update();
    }

    /** Takes a message back: its text stays among the earlier ones. */
    @Transactional
    public void delete(Known message, Instant at) {
        put(message, "", List.of());
        jdbc.sql("update chat_message set deleted_at = :at where message_id = :message")
                .param("message", message.id().value())
                .param("at", Rows.at(at))
                .update();
    }

    private void put(Known message, String text, List<Utterance> said) {
        Message.Block all = new Message.Block(Message.Kind.REPLY, 0, text.length(), null);
        jdbc.sql("update message set body = :text, reply = :text, blocks = :blocks::jsonb where id = :id")
                .param("id", message.id().value())
                .param("text", text)
                .param("blocks", MessageJson.write(List.of(all)))
                .update();
        jdbc.sql("delete from utterance where message_id = :id")
                .param("id", message.id().value())
                .update();
        sentences.add(message.session().conversation(), message.sentAt(), said);
    }

    /** A message is taken back that is not there yet. False where that was known. */
    public boolean deleteUnseen(RoomId room, String externalId, Instant at) {
        return jdbc.sql("""
                        insert into chat_deletion (room_id, external_id, at) values (:room, :id, :at)
                        on conflict (room_id, external_id) do nothing""")
                        .param("room", room.value())
                        .param("id", externalId)
                        .param("at", Rows.at(at))
                        .update()
                == 1;
    }

    /** How the messages of a conversation came to be as they are; empty for what is no chat. */
    @Transactional(readOnly = true)
    public Map<MessageId, ChatFacts> facts(Viewer viewer, ConversationId conversation) {
        Map<UUID, List<ChatFacts.Text>> earlier = jdbc
                .sql("""
                        select t.message_id, t.at, t.text
                          from message m join chat_message c on c.message_id = m.id join chat_text t on t.message_id = m.id
                         where m.conversation_id = :id and (c.deleted_at is not null or t.text <> m.body)
                         order by t.at""")
                .param("id", conversation.value())
                .query((row, n) -> Map.entry(
                        Rows.uuid(row, "message_id"),
                        new ChatFacts.Text(Rows.instant(row, "at"), row.getString("text"))))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
        return jdbc
                .sql("select c.* from message m join chat_message c on c.message_id = m.id where m.conversation_id = :id")
                .param("id", conversation.value())
                .query((row, n) -> new ChatFacts(
                        new MessageId(Rows.uuid(row, "message_id")),
                        row.getString("external_id"),
                        row.getString("reply_to"),
                        Rows.instantOrNull(row, "edited_at"),
                        Rows.instantOrNull(row, "deleted_at"),
                        earlier.getOrDefault(Rows.uuid(row, "message_id"), List.of())))
                .list()
                .stream()
                .collect(toMap(ChatFacts::message, facts -> facts));
    }

    private static Known known(ResultSet row) throws SQLException {
        return new Known(
                new MessageId(Rows.uuid(row, "message_id")),
                row.getString("external_id"),
                new Session(
                        new ItemId(Rows.uuid(row, "item_id")), new ConversationId(Rows.uuid(row, "conversation_id"))),
                new PartyId(Rows.uuid(row, "party_id")),
                Rows.instant(row, "sent_at"),
                row.getString("body"),
                Rows.instant(row, "version_at"),
                Rows.instantOrNull(row, "edited_at") != null,
                Rows.instantOrNull(row, "deleted_at") != null);
    }

    /**
     * A message that is there.
     *
     * @param versionAt of its text
     */
    public record Known(
            MessageId id,
            String externalId,
            Session session,
            PartyId party,
            Instant sentAt,
            String text,
            Instant versionAt,
            boolean edited,
            boolean deleted) {

        /** The same with another text, which an edit brought. */
        public Known with(String newText, Instant at) {
            return new Known(id, externalId, session, party, sentAt, newText, at, true, deleted);
        }

        /** The same, where its session has joined another conversation. */
        public Known in(Session now) {
            return new Known(id, externalId, now, party, sentAt, text, versionAt, edited, deleted);
        }

        /** The same, taken back. */
        public Known takenBack() {
            return new Known(id, externalId, session, party, sentAt, "", versionAt, edited, true);
        }
    }
}
