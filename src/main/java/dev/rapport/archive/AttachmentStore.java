package dev.rapport.archive;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Holds the files of messages and their text; the bytes are in the {@link MediaStore}. Safe for use by many threads. */
@Component
public class AttachmentStore {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations many;

    AttachmentStore(JdbcClient jdbc, NamedParameterJdbcOperations many) {
        this.jdbc = jdbc;
        this.many = many;
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
        return unread(viewer, List.of(item));
    }

    /** The same of many. */
    public List<Attachment> unread(Viewer viewer, List<ItemId> items) {
        if (items.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select a.* from attachment a join message m on m.id = a.message_id
                         where m.item_id = any(:items) and a.text is null order by a.message_id, a.ordinal""")
                .param("items", items.stream().map(ItemId::value).toArray(UUID[]::new))
                .query((row, n) -> attachment(row))
                .list();
    }

    /** Keeps what files say. */
    public void read(List<Said> files) {
        if (!files.isEmpty()) {
            many.batchUpdate(
                    "update attachment set text = :text, notes = :notes where id = :id",
                    files.stream()
                            .map(file -> new MapSqlParameterSource(
                                            "id", file.id().value())
                                    .addValue("text", file.text().replace("\0", ""))
                                    .addValue("notes", file.notes().toArray(String[]::new)))
                            .toArray(SqlParameterSource[]::new));
        }
    }

    /**
     * What was read of a file.
     *
     * @param text empty where it says nothing
     * @param notes what of it was left out
     */
    public record Said(AttachmentId id, String text, List<String> notes) {}

    /** What the files of an item say, as far as they were read; not those of messages of a chat that were taken back. */
    public List<FileText> texts(Viewer viewer, ItemId item) {
        return texts(viewer, List.of(item)).getOrDefault(item, List.of());
    }

    /** The same of many; those without files are left out. */
    public Map<ItemId, List<FileText>> texts(Viewer viewer, List<ItemId> items) {
        if (items.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("""
                        select m.item_id, a.id, m.id as message_id, m.party_id, a.filename, coalesce(a.text, '') as text
                          from message m join attachment a on a.message_id = m.id
                          left join chat_message c on c.message_id = m.id
                         where m.item_id = any(:items) and c.deleted_at is null order by m.sent_at, m.id, a.ordinal""")
                .param("items", items.stream().map(ItemId::value).toArray(UUID[]::new))
                .query((row, n) -> Map.entry(
                        new ItemId(Rows.uuid(row, "item_id")),
                        new FileText(
                                new AttachmentId(Rows.uuid(row, "id")),
                                new MessageId(Rows.uuid(row, "message_id")),
                                new PartyId(Rows.uuid(row, "party_id")),
                                row.getString("filename"),
                                row.getString("text"))))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
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
