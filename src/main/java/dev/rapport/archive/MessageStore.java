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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Holds messages with their recipients and files. Safe for use by many threads. */
@Component
public class MessageStore {

    private final JdbcClient jdbc;

    MessageStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps a message of an item that is there. */
    @Transactional
    public void add(ConversationId conversation, Message message, ThreadPlace place) {
        jdbc.sql("""
                        insert into message (id, item_id, conversation_id, party_id, internet_id, sent_at, sent_offset, subject,
                                             subject_key, answers, referring, addresses, body, reply, quoted, signature,
                                             blocks, html, contact, meeting, notes)
                        values (:id, :item, :conversation, :party, :internetId, :sentAt, :sentOffset, :subject, :subjectKey,
                                :answers, :referring, :addresses, :body, :reply, :quoted, :signature, :blocks::jsonb, :html,
                                :contact::jsonb, :meeting::jsonb, :notes)""")
                .param("id", message.id().value())
                .param("item", message.itemId().value())
                .param("conversation", conversation.value())
                .param("party", message.partyId().value())
                .param("internetId", message.internetId())
                .param("sentAt", Rows.at(message.sentAt()))
                .param("sentOffset", message.offsetSeconds())
                .param("subject", message.subject())
                .param("subjectKey", place.subject())
                .param("answers", place.answers())
                .param("referring", !place.named().isEmpty())
                .param("addresses", place.addresses().toArray(String[]::new))
                .param("body", message.body())
                .param("reply", message.reply())
                .param("quoted", message.quoted())
                .param("signature", message.signature())
                .param("blocks", MessageJson.write(message.blocks()))
                .param("html", message.html())
                .param("contact", MessageJson.write(message.contact()))
                .param("meeting", message.meeting() == null ? null : MessageJson.write(message.meeting()))
                .param("notes", message.notes().toArray(String[]::new))
                .update();
        addRecipients(message);
        for (int i = 0; i < message.attachments().size(); i++) {
            add(message.id(), i, message.attachments().get(i));
        }
    }

    private void addRecipients(Message message) {
        List<Recipient> recipients = message.recipients();
        jdbc.sql("""
                        insert into message_party (message_id, party_id, role, ordinal)
                        select :message, party, role, n
                          from unnest(:parties::uuid[], :roles::text[]) with ordinality as one (party, role, n)
                        on conflict (message_id, party_id) do nothing""")
                .param("message", message.id().value())
                .param(
                        "parties",
                        recipients.stream().map(one -> one.party().value()).toArray(UUID[]::new))
                .param(
                        "roles",
                        recipients.stream().map(one -> one.role().name()).toArray(String[]::new))
                .update();
    }

    private void add(MessageId message, int ordinal, Attachment attachment) {
        jdbc.sql("""
                        insert into attachment (id, message_id, ordinal, filename, media_type, detected_type, inline,
                                                content_id, sha256, size)
                        values (:id, :message, :ordinal, :filename, :mediaType, :detectedType, :inline, :contentId, :sha256,
                                :size)""")
                .param("id", attachment.id().value())
                .param("message", message.value())
                .param("ordinal", ordinal)
                .param("filename", attachment.filename())
                .param("mediaType", attachment.mediaType())
                .param("detectedType", attachment.detectedType())
                .param("inline", attachment.inline())
                .param("contentId", attachment.contentId())
                .param("sha256", attachment.original().sha256())
                .param("size", attachment.original().size())
                .update();
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
                .sql("select * from attachment where message_id in " + ids + " order by ordinal")
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
