package dev.rapport.archive;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import dev.rapport.conversation.Attachment;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Message;
import dev.rapport.conversation.Message.Recipient;
import dev.rapport.conversation.MessageId;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Holds messages with their recipients and files. Safe for use by many threads. */
@Component
public class MessageStore {

    /** What a message of a chat was sent with is gone with it, but for its history. */
    private static final String NOT_TAKEN_BACK =
            " and not exists (select from chat_message c where c.message_id = attachment.message_id and c.deleted_at is not null)";

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations many;

    MessageStore(JdbcClient jdbc, NamedParameterJdbcOperations many) {
        this.jdbc = jdbc;
        this.many = many;
    }

    /** Keeps a message of an item that is there. */
    @Transactional
    public void add(ConversationId conversation, Message message, ThreadPlace place) {
        add(List.of(new Added(conversation, message, place)));
    }

    /** A message to be kept. */
    public record Added(ConversationId conversation, Message message, ThreadPlace place) {}

    /** Keeps messages of items that are there. */
    @Transactional
    public void add(List<Added> messages) {
        many.batchUpdate("""
                insert into message (id, item_id, conversation_id, party_id, internet_id, sent_at, sent_offset, subject,
                                     subject_key, answers, referring, addresses, body, reply, quoted, signature,
                                     blocks, html, contact, meeting, notes)
                values (:id, :item, :conversation, :party, :internetId, :sentAt, :sentOffset, :subject, :subjectKey,
                        :answers, :referring, :addresses, :body, :reply, :quoted, :signature, :blocks::jsonb, :html,
                        :contact::jsonb, :meeting::jsonb, :notes)""", messages.stream().map(MessageStore::parameters).toArray(SqlParameterSource[]::new));
        addRecipients(messages.stream().map(Added::message).toList());
        many.batchUpdate(
                """
                insert into attachment (id, message_id, ordinal, filename, media_type, detected_type, inline,
                                        content_id, sha256, size)
                values (:id, :message, :ordinal, :filename, :mediaType, :detectedType, :inline, :contentId, :sha256,
                        :size)""",
                messages.stream()
                        .map(Added::message)
                        .flatMap(one -> IntStream.range(0, one.attachments().size())
                                .mapToObj(i -> parameters(
                                        one.id(), i, one.attachments().get(i))))
                        .toArray(SqlParameterSource[]::new));
    }

    private static SqlParameterSource parameters(Added added) {
        Message message = added.message();
        ThreadPlace place = added.place();
        return new MapSqlParameterSource("id", message.id().value())
                .addValue("item", message.itemId().value())
                .addValue("conversation", added.conversation().value())
                .addValue("party", message.partyId().value())
                .addValue("internetId", message.internetId())
                .addValue("sentAt", Rows.at(message.sentAt()))
                .addValue("sentOffset", message.offsetSeconds())
                .addValue("subject", message.subject())
                .addValue("subjectKey", place.subject())
                .addValue("answers", place.answers())
                .addValue("referring", !place.named().isEmpty())
                .addValue("addresses", place.addresses().toArray(String[]::new))
                .addValue("body", message.body())
                .addValue("reply", message.reply())
                .addValue("quoted", message.quoted())
                .addValue("signature", message.signature())
                .addValue("blocks", MessageJson.write(message.blocks()))
                .addValue("html", message.html())
                .addValue("contact", MessageJson.write(message.contact()))
                .addValue("meeting", message.meeting() == null ? null : MessageJson.write(message.meeting()))
                .addValue("notes", message.notes().toArray(String[]::new));
    }

    private void addRecipients(List<Message> messages) {
        List<UUID> of = new ArrayList<>();
        List<Recipient> who = new ArrayList<>();
        List<Integer> ordinals = new ArrayList<>();
        for (Message message : messages) {
            for (int i = 0; i < message.recipients().size(); i++) {
                of.add(message.id().value());
                who.add(message.recipients().get(i));
                ordinals.add(i + 1);
            }
        }
        jdbc.sql("""
                        insert into message_party (message_id, party_id, role, ordinal)
                        select * from unnest(:messages::uuid[], :parties::uuid[], :roles::text[], :ordinals::int[])
                        on conflict (message_id, party_id) do nothing""")
                .param("messages", of.toArray(UUID[]::new))
                .param("parties", who.stream().map(one -> one.party().value()).toArray(UUID[]::new))
                .param("roles", who.stream().map(one -> one.role().name()).toArray(String[]::new))
                .param("ordinals", ordinals.toArray(Integer[]::new))
                .update();
    }

    static SqlParameterSource parameters(MessageId message, int ordinal, Attachment attachment) {
        return new MapSqlParameterSource("id", attachment.id().value())
                .addValue("message", message.value())
                .addValue("ordinal", ordinal)
                .addValue("filename", attachment.filename())
                .addValue("mediaType", attachment.mediaType())
                .addValue("detectedType", attachment.detectedType())
                .addValue("inline", attachment.inline())
                .addValue("contentId", attachment.contentId())
                .addValue("sha256", attachment.original().sha256())
                .addValue("size", attachment.original().size());
    }

    /** The messages of a conversation, the oldest first. */
    @Transactional(readOnly = true)
    public List<Message> of(Viewer viewer, ConversationId conversation) {
        return select("""
                m.conversation_id = :id
                   and exists (select from item i where i.id = m.item_id and i.state <> 'DISCARDED')""", conversation.value());
    }

    /** The message that an item is; empty for an item that is none. */
    @Transactional(readOnly = true)
    public Optional<Message> of(Viewer viewer, ItemId item) {
        return select("m.item_id = :id", item.value()).stream().findFirst();
    }

    /** The same of many. */
    Map<ItemId, Message> of(Viewer viewer, UUID[] items) {
        return select("m.item_id = any(:id)", items).stream().collect(toMap(Message::itemId, one -> one));
    }

    /** What a message is called here; empty for an item that is none. */
    public Optional<MessageId> idOf(Viewer viewer, ItemId item) {
        return jdbc.sql("select id from message where item_id = :item")
                .param("item", item.value())
                .query((row, n) -> new MessageId(Rows.uuid(row, "id")))
                .optional();
    }

    private List<Message> select(String where, Object id) {
        String from = " from message m where " + where + " order by m.sent_at, m.id";
        String ids = "(select m.id from message m where " + where + ")";
        Map<UUID, List<Recipient>> recipients = jdbc
                .sql("select * from message_party where message_id in " + ids + " order by ordinal")
                .param("id", id)
                .query((row, n) -> Map.entry(
                        Rows.uuid(row, "message_id"),
                        new Recipient(
                                new PartyId(Rows.uuid(row, "party_id")), Message.Role.valueOf(row.getString("role")))))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
        Map<UUID, List<Attachment>> attachments = jdbc
                .sql("select * from attachment where message_id in " + ids + NOT_TAKEN_BACK + " order by ordinal")
                .param("id", id)
                .query((row, n) -> Map.entry(Rows.uuid(row, "message_id"), AttachmentStore.attachment(row)))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
        return jdbc.sql("select m.*" + from)
                .param("id", id)
                .query((row, n) -> message(
                        row,
                        recipients.getOrDefault(Rows.uuid(row, "id"), List.of()),
                        attachments.getOrDefault(Rows.uuid(row, "id"), List.of())))
                .list();
    }

    private static Message message(ResultSet row, List<Recipient> recipients, List<Attachment> attachments)
            throws SQLException {
        return new Message(
                new MessageId(Rows.uuid(row, "id")),
                new ItemId(Rows.uuid(row, "item_id")),
                row.getString("internet_id"),
                new PartyId(Rows.uuid(row, "party_id")),
                Rows.instant(row, "sent_at"),
                row.getObject("sent_offset", Integer.class),
                row.getString("subject"),
                row.getString("body"),
                row.getString("reply"),
                row.getString("quoted"),
                row.getString("signature"),
                MessageJson.blocks(row.getString("blocks")),
                row.getString("html"),
                MessageJson.contact(row.getString("contact")),
                MessageJson.meeting(row.getString("meeting")),
                recipients,
                attachments,
                Rows.texts(row, "notes"));
    }
}
