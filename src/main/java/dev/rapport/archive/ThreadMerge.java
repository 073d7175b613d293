package dev.rapport.archive;

import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Viewer;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Joins two threads that turn out to be one: all that the younger has goes to the older, and its id leads there from then
 * on.
 *
 * <p>Parties with the same address become one; what a person said of either stays. What other packages keep of the moved
 * items follows when their stages run again. Safe for use by many threads.
 */
@Component
public class ThreadMerge {

    private static final List<String> STEPS =
            List.of("""
            create temporary table if not exists same_party (gone uuid, stays uuid) on commit delete rows""", """
            insert into same_party
            select gone.id, stays.id
              from party gone join party stays on coalesce(stays.handle_key, stays.email_key) = coalesce(gone.handle_key, gone.email_key)
              and stays.conversation_id = :older
             where gone.conversation_id = :younger""", """
            update party stays
               set said_side = coalesce(stays.said_side, gone.said_side),
                   said_name = coalesce(stays.said_name, gone.said_name),
                   said_contact_id = coalesce(stays.said_contact_id, gone.said_contact_id)
              from same_party s join party gone on gone.id = s.gone
             where stays.id = s.stays and num_nonnulls(gone.said_side, gone.said_name, gone.said_contact_id) > 0""", """
            update message_party one set party_id = s.stays from same_party s where one.party_id = s.gone""", """
            update message m set party_id = s.stays from same_party s
             where m.party_id = s.gone and m.conversation_id = :younger""", """
            update utterance u
               set party_id = coalesce((select stays from same_party where gone = u.party_id), u.party_id),
                   heard_party_id = coalesce((select stays from same_party where gone = u.heard_party_id), u.heard_party_id)
             where u.conversation_id = :younger""", """
            delete from party using same_party s where id = s.gone""", """
            update party set conversation_id = :older,
                             ordinal = ordinal + (select count(*) from party where conversation_id = :older)
             where conversation_id = :younger""", """
            update utterance set conversation_id = :older where conversation_id = :younger""", """
            update message set conversation_id = :older where conversation_id = :younger""", """
            update note set conversation_id = :older where conversation_id = :younger""", """
            update thread_id set conversation_id = :older where conversation_id = :younger""", """
            update conversation c
               set subject = case when y.started_at < c.started_at then y.subject else c.subject end,
                   started_at = least(c.started_at, y.started_at),
                   ended_at = greatest(coalesce(c.ended_at, c.started_at), coalesce(y.ended_at, y.started_at))
              from conversation y where c.id = :older and y.id = :younger""", """
            update conversation set moved_to = :older where id = :younger or moved_to = :younger""", """
            delete from same_party""");

    private final JdbcClient jdbc;

    ThreadMerge(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Moves all of the younger to the older. Returns the moved items that were matched, or were about to be. */
    @Transactional
    public List<ItemId> join(ConversationId older, ConversationId younger) {
        // Waits for those at work on one of the items; what they did is seen by the steps.
        // Parties before items, as stages lock them.
        for (String lock : List.of(
                "select id from party where conversation_id in (:older, :younger) order by id for update",
                "select id from item where conversation_id in (:older, :younger) order by id for update")) {
            jdbc.sql(lock)
                    .param("older", older.value())
                    .param("younger", younger.value())
                    .query((row, n) -> n)
                    .list();
        }
        for (String step : STEPS) {
            var sql = jdbc.sql(step);
            sql = step.contains(":older") ? sql.param("older", older.value()) : sql;
            sql = step.contains(":younger") ? sql.param("younger", younger.value()) : sql;
            sql.update();
        }
        return jdbc
                .sql("""
                        update item set conversation_id = :older where conversation_id = :younger
                        returning id, exists (select from stage s where s.item_id = item.id and s.stage = 'MATCH') as matched""")
                .param("older", older.value())
                .param("younger", younger.value())
                .query((row, n) -> row.getBoolean("matched")
                        ? Optional.of(new ItemId(Rows.uuid(row, "id")))
                        : Optional.<ItemId>empty())
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** The conversation that one was joined to; empty for one that was not. */
    public Optional<ConversationId> survivor(Viewer viewer, ConversationId id) {
        return jdbc.sql("select moved_to from conversation where id = :id and moved_to is not null")
                .param("id", id.value())
                .query((row, n) -> new ConversationId(Rows.uuid(row, "moved_to")))
                .optional();
    }
}
