package dev.rapport.understand.opinion;

import dev.rapport.archive.BacklogStore;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Viewer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Holds on which items the second opinion is still to be given.
 *
 * <p>An item is taken by one process at a time. What a process that died had taken is free again after {@value #LEASE_SECONDS} s,
 * or when it starts anew under the same name. Safe for use by many threads.
 */
@Component
public class OpinionStore {

    private static final int LEASE_SECONDS = 300;
    private static final int MOST_FAILURES = 5;

    private static final int PATIENCE_MINUTES = 30;

    private final JdbcClient jdbc;
    private final BacklogStore backlog;

    OpinionStore(JdbcClient jdbc, BacklogStore backlog) {
        this.jdbc = jdbc;
        this.backlog = backlog;
    }

    /**
     * An item to be looked at.
     *
     * @param asked how often it was asked for until now
     * @param busy whether other items are on their way just now
     */
    record Asked(ItemId item, long asked, boolean busy) {}

    /** How many items wait, and how many are looked at. */
    public record Backlog(long waiting, long running) {}

    /** Joins the caller's transaction. */
    @Transactional
    void ask(List<ItemId> items) {
        jdbc.sql("""
                        insert into opinion as o (item_id) select unnest(:items::uuid[]) order by 1
                        on conflict (item_id) do update set asked = o.asked + 1, asked_at = now(), due = now(), failures = 0""")
                .param("items", items.stream().map(ItemId::value).toArray(UUID[]::new))
                .update();
    }

    /**
     * Whether so many messages are on their way that they should have the machine for themselves. What waits for more than
     * {@value #PATIENCE_MINUTES} minutes waits no longer for that.
     */
    boolean mustWait() {
        return backlog.hasManyMessages(Viewer.PIPELINE)
                && !jdbc.sql("select exists (select from opinion where due < now() - make_interval(mins => :patience))")
                        .param("patience", PATIENCE_MINUTES)
                        .query(Boolean.class)
                        .single();
    }

    /** Takes the item that waits the longest of those that have come to the end of their way. */
    @Transactional
    Optional<Asked> take(String process) {
        return jdbc
                .sql("""
                        update opinion set taken_by = :process, taken_at = now()
                         where item_id = (
                            select o.item_id from opinion o join item i on i.id = o.item_id and i.state <> 'PENDING'
                             where o.due <= now() and (o.taken_at is null or o.taken_at < now() - make_interval(secs => :lease))
                             order by o.due, o.asked_at limit 1 for update of o skip locked)
                        returning item_id, asked, exists (select from item where state = 'PENDING') as busy""")
                .param("process", process)
                .param("lease", LEASE_SECONDS)
                .query((row, n) -> new Asked(
                        new ItemId(row.getObject("item_id", UUID.class)), row.getLong("asked"), row.getBoolean("busy")))
                .list()
                .stream()
                .findFirst();
    }

    /** Frees what a process of this name had taken; only right while none of this name runs. */
    @Transactional
    void takeBack(String process) {
        jdbc.sql("update opinion set taken_by = null, taken_at = null where taken_by = :process")
                .param("process", process)
                .update();
    }

    /** It was given; where it was asked for again meanwhile, it is given once more. */
    @Transactional
    void done(Asked asked) {
        jdbc.sql("""
                        with gone as (delete from opinion where item_id = :item and asked = :asked returning item_id)
                        update opinion set taken_by = null, taken_at = null
                         where item_id = :item and item_id not in (select item_id from gone)""")
                .param("item", asked.item().value())
                .param("asked", asked.asked())
                .update();
    }

    /** It could not be given: it is tried again later, and after {@value #MOST_FAILURES} times no more. Whether it is. */
    @Transactional
    boolean failed(ItemId item) {
        jdbc.sql("""
                        update opinion set taken_by = null, taken_at = null, failures = failures + 1,
                                           due = now() + make_interval(mins => failures + 1)
                         where item_id = :item""").param("item", item.value()).update();
        return jdbc.sql("delete from opinion where item_id = :item and failures >= :most")
                        .param("item", item.value())
                        .param("most", MOST_FAILURES)
                        .update()
                == 0;
    }

    public Backlog backlog(Viewer viewer) {
        return jdbc.sql("""
                        select count(*) filter (where taken_at is null) as waiting,
                               count(*) filter (where taken_at is not null) as running from opinion""")
                .query((row, n) -> new Backlog(row.getLong("waiting"), row.getLong("running")))
                .single();
    }
}
