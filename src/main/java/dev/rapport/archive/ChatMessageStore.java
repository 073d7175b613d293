package dev.rapport.archive;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import dev.rapport.archive.ChatStore.RoomId;
import dev.rapport.archive.ChatStore.Session;
import dev.rapport.conversation.Attachment;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.MessageId;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
    private final ChatRows rows;
    private final ThreadStore sentences;

    ChatMessageStore(JdbcClient jdbc, ThreadStore sentences) {
        this.jdbc = jdbc;
        this.rows = new ChatRows(jdbc);
        this.sentences = sentences;
    }

    /** The messages of a room that have one of these ids, by it. */
    public Map<String, Known> known(RoomId room, Collection<String> externalIds) {
        Map<UUID, List<ChatText>> texts = jdbc
                .sql("""
                        select t.* from chat_message c join chat_text t on t.message_id = c.message_id
                         where c.room_id = :room and c.external_id = any(:ids)""")
                .param("room", room.value())
                .param("ids", externalIds.toArray(String[]::new))
                .query((row, n) -> Map.entry(Rows.uuid(row, "message_id"), text(row)))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
        return jdbc
                .sql("""
                        select c.*, m.item_id, m.conversation_id, m.party_id, m.sent_at
                          from chat_message c join message m on m.id = c.message_id
                         where c.room_id = :room and c.external_id = any(:ids)""")
                .param("room", room.value())
                .param("ids", externalIds.toArray(String[]::new))
                .query((row, n) -> known(row, texts.getOrDefault(Rows.uuid(row, "message_id"), List.of())))
                .list()
                .stream()
                .collect(toMap(Known::externalId, one -> one));
    }

    /** Which of these ids were taken back before they came in, and when. */
    public Map<String, Instant> deleted(RoomId room, Collection<String> externalIds) {
        return jdbc
                .sql("select * from chat_deletion where room_id = :room and external_id = any(:ids)")
                .param("room", room.value())
                .param("ids", externalIds.toArray(String[]::new))
                .query((row, n) -> Map.entry(row.getString("external_id"), Rows.instant(row, "at")))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Keeps messages of a session that are new as they are in force, with all texts that they had, without their files. */
    @Transactional
    public void add(RoomId room, Session session, List<Added> added) {
        rows.messages(session, added);
        rows.senders(added);
        rows.chatMessages(room, added);
        rows.texts(added);
        rows.sentences(session, added);
    }

    /**
     * Puts a text in the place of what was seen of a message.
     *
     * @param text empty where it was taken back
     * @param said its sentences
     */
    @Transactional
    public void put(Known message, String text, List<Utterance> said) {
        jdbc.sql("update message set body = :text, reply = :text, blocks = :blocks::jsonb where id = :id")
                .param("id", message.id().value())
                .param("text", text)
                .param("blocks", MessageJson.write(List.of(ChatRows.whole(text))))
                .update();
        jdbc.sql("delete from utterance where item_id = :item and message_id = :id")
                .param("item", message.session().item().value())
                .param("id", message.id().value())
                .update();
        sentences.add(message.session().conversation(), message.sentAt(), said);
    }

    /** Keeps when a message was edited and taken back. */
    public void stamp(Known message, @Nullable Instant editedAt) {
        jdbc.sql("update chat_message set edited_at = :editedAt, deleted_at = :deletedAt where message_id = :id")
                .param("id", message.id().value())
                .param("editedAt", orNull(editedAt))
                .param("deletedAt", orNull(message.deletedAt()))
                .update();
    }

    /** Adds those of the files that a message does not have. Whether there was one. */
    public boolean attach(MessageId message, List<Attachment> files) {
        return files.stream().filter(file -> rows.attach(message, file)).count() > 0;
    }

    /** Keeps texts that a message has or had. */
    public void keepTexts(MessageId message, Collection<ChatText> texts) {
        jdbc.sql("""
                        insert into chat_text (message_id, at, basis, text)
                        select :message, at::timestamptz, basis, text
                          from unnest(:ats::text[], :bases::text[], :texts::text[]) as one (at, basis, text)
                        on conflict (message_id, at, basis, digest) do nothing""")
                .param("message", message.value())
                .param("ats", texts.stream().map(one -> one.at().toString()).toArray(String[]::new))
                .param("bases", texts.stream().map(one -> one.basis().name()).toArray(String[]::new))
                .param("texts", texts.stream().map(ChatText::text).toArray(String[]::new))
                .update();
    }

    /** Keeps which message it answers, where that was not known. */
    public void answers(MessageId message, String replyTo) {
        jdbc.sql("update chat_message set reply_to = :replyTo where message_id = :message and reply_to is null")
                .param("message", message.value())
                .param("replyTo", replyTo)
                .update();
    }

    /** A message is taken back that is not there yet. Of several times the first counts. */
    public void deleteUnseen(RoomId room, String externalId, Instant at) {
        jdbc.sql("""
                        insert into chat_deletion (room_id, external_id, at) values (:room, :id, :at)
                        on conflict (room_id, external_id) do update set at = least(chat_deletion.at, excluded.at)""")
                .param("room", room.value())
                .param("id", externalId)
                .param("at", Rows.at(at))
                .update();
    }

    /** How the messages of a conversation came to be as they are; empty for what is no chat. */
    @Transactional(readOnly = true)
    public Map<MessageId, ChatFacts> facts(Viewer viewer, ConversationId conversation) {
        Map<UUID, List<ChatFacts.Text>> earlier = jdbc
                .sql("""
                        select t.message_id, t.at, t.text
                          from message m join chat_message c on c.message_id = m.id join chat_text t on t.message_id = m.id
                         where m.conversation_id = :id and (c.deleted_at is not null or t.text <> m.body)
                         order by t.basis <> 'SENT', t.at""")
                .param("id", conversation.value())
                .query((row, n) -> Map.entry(
                        Rows.uuid(row, "message_id"),
                        new ChatFacts.Text(Rows.instant(row, "at"), row.getString("text"))))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
        Map<UUID, List<Attachment>> files = jdbc
                .sql("""
                        select a.* from message m join chat_message c on c.message_id = m.id and c.deleted_at is not null
                          join attachment a on a.message_id = m.id
                         where m.conversation_id = :id order by a.ordinal""")
                .param("id", conversation.value())
                .query((row, n) -> Map.entry(Rows.uuid(row, "message_id"), AttachmentStore.attachment(row)))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
        return jdbc
                .sql(
                        "select c.* from message m join chat_message c on c.message_id = m.id where m.conversation_id = :id")
                .param("id", conversation.value())
                .query((row, n) -> facts(
                        row,
                        earlier.getOrDefault(Rows.uuid(row, "message_id"), List.of()),
                        files.getOrDefault(Rows.uuid(row, "message_id"), List.of())))
                .list()
                .stream()
                .collect(toMap(ChatFacts::message, facts -> facts));
    }

    private static ChatFacts facts(ResultSet row, List<ChatFacts.Text> earlier, List<Attachment> files)
            throws SQLException {
        return new ChatFacts(
                new MessageId(Rows.uuid(row, "message_id")),
                row.getString("external_id"),
                row.getString("reply_to"),
                Rows.instantOrNull(row, "edited_at"),
                Rows.instantOrNull(row, "deleted_at"),
                earlier,
                files);
    }

    private static @Nullable OffsetDateTime orNull(@Nullable Instant at) {
        return at == null ? null : Rows.at(at);
    }

    private static Known known(ResultSet row, List<ChatText> texts) throws SQLException {
        return new Known(
                new MessageId(Rows.uuid(row, "message_id")),
                row.getString("external_id"),
                new Session(
                        new ItemId(Rows.uuid(row, "item_id")), new ConversationId(Rows.uuid(row, "conversation_id"))),
                new PartyId(Rows.uuid(row, "party_id")),
                Rows.instant(row, "sent_at"),
                row.getString("reply_to"),
                texts,
                Rows.instantOrNull(row, "deleted_at"));
    }

    private static ChatText text(ResultSet row) throws SQLException {
        return new ChatText(
                Rows.instant(row, "at"), ChatText.Basis.valueOf(row.getString("basis")), row.getString("text"));
    }

    /**
     * A message that is new.
     *
     * @param text what is seen of it
     * @param said its sentences
     */
    public record Added(
            Known message, String text, @Nullable Instant editedAt, List<Utterance> said) {

        public Added {
            said = List.copyOf(said);
        }
    }

    /**
     * A message that is there.
     *
     * @param replyTo the external id of the message that it answers
     * @param texts all that it had, in no order
     * @param deletedAt when it was taken back; null while it stands
     */
    public record Known(
            MessageId id,
            String externalId,
            Session session,
            PartyId party,
            Instant sentAt,
            @Nullable String replyTo,
            List<ChatText> texts,
            @Nullable Instant deletedAt) {

        public Known {
            texts = List.copyOf(texts);
        }

        /** The same, where its session has joined another conversation. */
        public Known in(Session now) {
            return new Known(id, externalId, now, party, sentAt, replyTo, texts, deletedAt);
        }

        /** The same with this history. */
        public Known with(Collection<ChatText> nowTexts, @Nullable Instant nowDeletedAt) {
            return new Known(id, externalId, session, party, sentAt, replyTo, List.copyOf(nowTexts), nowDeletedAt);
        }
    }
}
