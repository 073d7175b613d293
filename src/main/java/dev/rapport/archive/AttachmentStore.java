package dev.rapport.archive;

import dev.rapport.conversation.Attachment;
import dev.rapport.conversation.AttachmentId;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.MessageId;
import dev.rapport.conversation.Original;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Holds the files of messages and their text; the bytes are in the {@link MediaStore}. Safe for use by many threads. */
@Component
public class AttachmentStore {

    private final JdbcClient jdbc;

    AttachmentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty where this conversation has no such file. */
    public Optional<Attachment> find(Viewer viewer, ConversationId conversation, AttachmentId id) {
        return jdbc.sql("""
                        select a.* from attachment a join message m on m.id = a.message_id
                          join item i on i.id = m.item_id and i.state <> 'DISCARDED'
                         where a.id = :id and m.conversation_id = :conversation""")
                .param("id", id.value())
                .param("conversation", conversation.value())
                .query((row, n) -> attachment(row))
                .optional();
    }

    /** The files of an item whose text was not looked for yet. */
    public List<Attachment> unread(Viewer viewer, ItemId item) {
        return jdbc.sql("""
                        select a.* from attachment a join message m on m.id = a.message_id
                         where m.item_id = :item and a.text is null order by a.ordinal""")
                .param("item", item.value())
                .query((row, n) -> attachment(row))
                .list();
    }

    /** Keeps what a file says; empty where it says nothing. */
    public void read(AttachmentId id, String text, List<String> notes) {
        jdbc.sql("update attachment set text = :text, notes = :notes where id = :id")
                .param("id", id.value())
                .param("text", text.replace("\0", ""))
                .param("notes", notes.toArray(String[]::new))
                .update();
    }

    /** What the files of an item say, as far as they were read; not those of messages of a chat that were taken back. */
    public List<FileText> texts(Viewer viewer, ItemId item) {
        return jdbc.sql("""
                        select a.id, m.id as message_id, m.party_id, a.filename, coalesce(a.text, '') as text
                          from message m join attachment a on a.message_id = m.id
                          left join chat_message c on c.message_id = m.id
                         where m.item_id = :item and c.deleted_at is null order by m.sent_at, m.id, a.ordinal""")
                .param("item", item.value())
                .query((row, n) -> new FileText(
                        new AttachmentId(Rows.uuid(row, "id")),
                        new MessageId(Rows.uuid(row, "message_id")),
                        new PartyId(Rows.uuid(row, "party_id")),
                        row.getString("filename"),
                        row.getString("text")))
                .list();
    }

    static Attachment attachment(ResultSet row) throws SQLException {
        return new Attachment(
                new AttachmentId(Rows.uuid(row, "id")),
                row.getString("filename"),
                row.getString("media_type"),
                row.getString("detected_type"),
                row.getBoolean("inline"),
                row.getString("content_id"),
                new Original(row.getString("sha256"), row.getLong("size")));
    }

    /** What a file says, of a message and whoever sent it. */
    public record FileText(AttachmentId id, MessageId message, PartyId party, String filename, String text) {}
}
