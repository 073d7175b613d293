package dev.rapport.archive;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.TimeOrdered;
import dev.rapport.conversation.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Holds what people write beside conversations. No stage ever touches it. Safe for use by many threads. */
@Component
public class NoteStore {

    private final JdbcClient jdbc;

    NoteStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The oldest first. */
    public List<Note> of(Viewer viewer, ConversationId conversation) {
        return of(viewer, List.of(conversation)).getOrDefault(conversation, List.of());
    }

    /** The same of many; those without a note are left out. */
    public Map<ConversationId, List<Note>> of(Viewer viewer, Collection<ConversationId> conversations) {
        return jdbc
                .sql("select * from note where conversation_id = any(:ids) order by created_at, id")
                .param("ids", conversations.stream().map(ConversationId::value).toArray(UUID[]::new))
                .query((row, n) -> note(row))
                .list()
                .stream()
                .collect(groupingBy(Note::conversation));
    }

    /**
     * The notes beside each of these items; those without one are left out. A note on a whole conversation stands beside the item
     * that was kept first, so that each note stands beside one.
     */
    public Map<ItemId, List<Note>> beside(Viewer viewer, Collection<ItemId> items) {
        record Beside(ItemId item, Note note) {}
        UUID[] ids = items.stream().map(ItemId::value).toArray(UUID[]::new);
        return jdbc
                .sql("""
                        select note.*, item_id as beside from note where item_id = any(:ids)
                        union all
                        select note.*, first.id from note join lateral
                               (select id from item where item.conversation_id = note.conversation_id order by id limit 1) first on true
                         where item_id is null and first.id = any(:ids)
                           and note.conversation_id in (select conversation_id from item where id = any(:ids))
                         order by created_at, id""")
                .param("ids", ids)
                .query((row, n) -> new Beside(new ItemId(Rows.uuid(row, "beside")), note(row)))
                .list()
                .stream()
                .collect(groupingBy(Beside::item, mapping(Beside::note, toList())));
    }

    /** The item that a note stands {@link #beside}; empty where there is no such note in this conversation. */
    public Optional<ItemId> besideWhich(Viewer viewer, ConversationId conversation, UUID id) {
        return jdbc.sql("""
                        select coalesce(item_id, (select id from item where conversation_id = :conversation order by id limit 1))
                          from note where id = :id and conversation_id = :conversation""")
                .param("id", id)
                .param("conversation", conversation.value())
                .query(UUID.class)
                .optional()
                .map(ItemId::new);
    }

    /**
     * Keeps a new note. Empty where the conversation is gone.
     *
     * @param item one of the conversation's
     */
    public Optional<Note> add(
            Viewer viewer, ConversationId conversation, @Nullable ItemId item, @Nullable Long atMs, String text) {
        return jdbc.sql("""
                        insert into note (id, conversation_id, item_id, at_ms, text, by_user)
                        select :id, id, :item, :atMs, :text, :user from conversation where id = :conversation
                        returning *""")
                .param("id", TimeOrdered.uuid())
                .param("conversation", conversation.value())
                .param("item", item == null ? null : item.value())
                .param("atMs", atMs)
                .param("text", text)
                .param("user", viewer.user())
                .query((row, n) -> note(row))
                .optional();
    }

    /** Empty where there is no such note in this conversation. */
    public Optional<Note> change(Viewer viewer, ConversationId conversation, UUID id, String text) {
        return jdbc.sql("""
                        update note set text = :text, changed_at = case when text = :text then changed_at else now() end
                         where id = :id and conversation_id = :conversation returning *""")
                .param("id", id)
                .param("conversation", conversation.value())
                .param("text", text)
                .query((row, n) -> note(row))
                .optional();
    }

    /** False where there is no such note in this conversation. */
    public boolean delete(Viewer viewer, ConversationId conversation, UUID id) {
        return jdbc.sql("delete from note where id = :id and conversation_id = :conversation")
                        .param("id", id)
                        .param("conversation", conversation.value())
                        .update()
                > 0;
    }

    private static Note note(ResultSet row) throws SQLException {
        UUID item = row.getObject("item_id", UUID.class);
        OffsetDateTime changed = row.getObject("changed_at", OffsetDateTime.class);
        return new Note(
                Rows.uuid(row, "id"),
                new ConversationId(Rows.uuid(row, "conversation_id")),
                item == null ? null : new ItemId(item),
                row.getObject("at_ms", Long.class),
                row.getString("text"),
                row.getString("by_user"),
                Rows.instant(row, "created_at"),
                changed == null ? null : changed.toInstant());
    }
}
