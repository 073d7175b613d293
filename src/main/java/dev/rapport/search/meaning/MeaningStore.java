package dev.rapport.search.meaning;

import dev.rapport.archive.BacklogStore;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Viewer;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Holds of which items the meaning is still to be brought into the index.
 *
 * <p>The one process that has the data folder works through it. Safe for use by many threads.
 */
@Component
public class MeaningStore {

    private static final int MOST_FAILURES = 5;
    private static final int PATIENCE_MINUTES = 30;

    private final JdbcClient jdbc;
    private final BacklogStore backlog;

    MeaningStore(JdbcClient jdbc, BacklogStore backlog) {
        this.jdbc = jdbc;
        this.backlog = backlog;
    }

    /**
     * An item to be read.
     *
     * @param asked how often it was asked for until now
     */
    record Due(ItemId item, long asked) {}

    /** Joins the caller's transaction. */
    @Transactional
    void ask(List<ItemId> items) {
        jdbc.sql("""
                        insert into meaning_due as m (item_id) select unnest(:items::uuid[]) order by 1
                        on conflict (item_id) do update set asked = m.asked + 1, due = now(), failures = 0""")
                .param("items", items.stream().map(ItemId::value).toArray(UUID[]::new))
                .update();
    }

    /** Of all that was indexed; what is on its way there asks for itself. */
    @Transactional
    void askAll() {
        jdbc.sql("""
                        insert into meaning_due (item_id)
                        select item_id from stage where stage = 'INDEX' and state = 'DONE' order by item_id
                        on conflict (item_id) do nothing""").update();
    }

    /** Those that wait the longest, of those that have come to the end of their way. */
    List<Due> next(int most) {
        return jdbc.sql("""
                        select m.item_id, m.asked from meaning_due m join item i on i.id = m.item_id and i.state <> 'PENDING'
                         where m.due <= now() order by m.due, m.item_id limit :most""")
                .param("most", most)
                .query((row, n) -> new Due(new ItemId(row.getObject("item_id", UUID.class)), row.getLong("asked")))
                .list();
    }

    /**
     * Whether so many messages are on their way that they should have the machine for themselves. What waits for more than
     * {@value #PATIENCE_MINUTES} minutes waits no longer for that.
     */
    boolean mustWait() {
        return backlog.hasManyMessages(Viewer.PIPELINE)
                && !jdbc.sql(
                                "select exists (select from meaning_due where due < now() - make_interval(mins => :patience))")
                        .param("patience", PATIENCE_MINUTES)
                        .query(Boolean.class)
                        .single();
    }

    /** Whether other items are on their way just now. */
    boolean isBusy() {
        return jdbc.sql("select exists (select from item where state = 'PENDING')")
                .query(Boolean.class)
                .single();
    }

    /**
     * It was read; where it was asked for again meanwhile, it is read once more. Whether the item is still there, and not discarded:
     * an erasure at the same time is waited for.
     */
    @Transactional
    boolean done(Due due) {
        jdbc.sql("delete from meaning_due where item_id = :item and asked = :asked")
                .param("item", due.item().value())
                .param("asked", due.asked())
                .update();
        return jdbc.sql("select exists (select from item where id = :item and state <> 'DISCARDED')")
                .param("item", due.item().value())
                .query(Boolean.class)
                .single();
    }

    /** It could not be read: it is tried again later, and after {@value #MOST_FAILURES} times no more. Whether it is. */
    @Transactional
    boolean failed(ItemId item) {
        jdbc.sql("""
                        update meaning_due set failures = failures + 1, due = now() + make_interval(mins => failures + 1)
                         where item_id = :item""").param("item", item.value()).update();
        return jdbc.sql("delete from meaning_due where item_id = :item and failures >= :most")
                        .param("item", item.value())
                        .param("most", MOST_FAILURES)
                        .update()
                == 0;
    }

    /** How many items can not be found by their meaning yet. */
    public long backlog(Viewer viewer) {
        return jdbc.sql("select count(*) from meaning_due").query(Long.class).single();
    }
}
