package dev.rapport.archive;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.ItemChanged;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.ItemState;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.StageState;
import dev.rapport.conversation.StageStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Holds how far each stage of each item is.
 *
 * <p>Every change is published as an {@link ItemChanged}. Safe for use by many threads.
 */
@Component
public class StageStore {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    StageStore(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** The stage was asked for, anew or again: it waits, and what it failed of before is forgotten. */
    @Transactional
    public void ask(ItemId item, Stage stage) {
        jdbc.sql("""
                        with asked as (
                            insert into stage as s (item_id, stage, state, asked) values (:item, :stage, 'WAITING', 1)
                            on conflict (item_id, stage) do update set asked = s.asked + 1,
                                state = case when s.state = 'RUNNING' then s.state else 'WAITING' end,
                                at = now(), attempts = 0, reason = null, trace = null, deaths = 0, kills = 0
                            returning item_id)
                        select conversation_id, state from item join asked on item_id = id""")
                .param("item", item.value())
                .param("stage", stage.name())
                .query((row, n) -> changed(row, item, stage, StageState.WAITING))
                .list()
                .forEach(events::publishEvent);
    }

    /** The stage is to be run for items that are new. */
    @Transactional
    public void askFirst(List<ItemId> items, Stage stage) {
        jdbc.sql("""
                        insert into stage (item_id, stage, state, asked)
                        select item, :stage, 'WAITING', 1 from unnest(:items::uuid[]) item""")
                .param("stage", stage.name())
                .param("items", items.stream().map(ItemId::value).toArray(UUID[]::new))
                .update();
    }

    /**
     * A run has done its stage, and goes on with the next at once: that is asked for and begun. Empty where the stage that was
     * done has been asked for again since its run began; then nothing is changed.
     *
     * <p>Belongs into the transaction that stores what the run found, after {@link #done}, which holds the row: an asking that
     * is not seen here waits for that transaction.
     */
    @Transactional
    public Optional<Run> goOn(ItemId item, Stage done, Run run, Stage next) {
        return jdbc
                .sql("""
                        with begun as (
                            insert into stage as s (item_id, stage, state, asked, attempts)
                            select item_id, :next, 'RUNNING', 1, 1 from stage
                             where item_id = :item and stage = :done and asked <= :asked
                            on conflict (item_id, stage) do update set asked = s.asked + 1, state = 'RUNNING', at = now(),
                                attempts = 1, reason = null, trace = null, deaths = 0, kills = 0
                            returning item_id, asked, attempts)
                        select asked, attempts, conversation_id, state from begun join item on id = item_id""")
                .param("item", item.value())
                .param("done", done.name())
                .param("next", next.name())
                .param("asked", run.asked())
                .query((row, n) -> {
                    events.publishEvent(changed(row, item, next, StageState.RUNNING));
                    return new Run(row.getLong("asked"), row.getInt("attempts"));
                })
                .list()
                .stream()
                .findFirst();
    }

    /** There is nothing to do for this item, and there never was; as if it had been asked for and skipped. */
    @Transactional
    public void leaveOut(ItemId item, Stage stage, String reason) {
        jdbc.sql("""
                        with left_out as (
                            insert into stage as s (item_id, stage, state, asked, reason)
                            values (:item, :stage, 'SKIPPED', 1, :reason)
                            on conflict (item_id, stage) do update set asked = s.asked + 1, state = 'SKIPPED', at = now(),
                                attempts = 0, reason = excluded.reason, trace = null, deaths = 0, kills = 0
                            returning item_id)
                        select conversation_id, state from item join left_out on id = item_id""")
                .param("item", item.value())
                .param("stage", stage.name())
                .param("reason", reason)
                .query((row, n) -> changed(row, item, stage, StageState.SKIPPED))
                .list()
                .forEach(events::publishEvent);
    }

    /** The stage begins. Empty where nobody asked for it, or the item is gone. */
    @Transactional
    public Optional<Run> begin(ItemId item, Stage stage) {
        return jdbc
                .sql("""
                        update stage s set state = 'RUNNING', at = now(), attempts = s.attempts + 1 from item i
                         where s.item_id = :item and s.stage = :stage and i.id = s.item_id
                        returning s.asked, s.attempts, i.conversation_id, i.state""")
                .param("item", item.value())
                .param("stage", stage.name())
                .query((row, n) -> {
                    events.publishEvent(changed(row, item, stage, StageState.RUNNING));
                    return new Run(row.getLong("asked"), row.getInt("attempts"));
                })
                .list()
                .stream()
                .findFirst();
    }

    /** The stage has done its work, which the caller stores in the same transaction. */
    @Transactional
    public void done(ItemId item, Stage stage) {
        set(item, stage, StageState.DONE, null, null);
    }

    /** There was nothing to do for this item. */
    @Transactional
    public void skipped(ItemId item, Stage stage, String reason) {
        set(item, stage, StageState.SKIPPED, reason, null);
    }

    /** The stage waits to be tried again. */
    @Transactional
    public void waiting(ItemId item, Stage stage, String reason) {
        set(item, stage, StageState.WAITING, reason, null);
    }

    /**
     * The stage failed for good.
     *
     * @param trace the stack trace, where the failure is a bug of ours
     */
    @Transactional
    public void failed(ItemId item, Stage stage, String reason, @Nullable String trace) {
        set(item, stage, StageState.FAILED, reason, trace);
    }

    /**
     * Whether the stage was asked for again since this run began. Holds the row until the end of the caller's transaction,
     * so that an asking that is just being committed is either seen here or sees what the caller does.
     */
    @Transactional
    public boolean askedSince(ItemId item, Stage stage, Run run) {
        return jdbc
                .sql("select asked from stage where item_id = :item and stage = :stage for update")
                .param("item", item.value())
                .param("stage", stage.name())
                .query(Long.class)
                .list()
                .stream()
                .anyMatch(asked -> asked > run.asked());
    }

    /** Counts a death of the recogniser against the item that it worked on; survives the process at once. */
    @Transactional
    public Deaths blame(ItemId item, Stage stage, boolean killedFromOutside) {
        return jdbc.sql("""
                        update stage set deaths = deaths + :died, kills = kills + :killed
                         where item_id = :item and stage = :stage returning deaths, kills""")
                .param("item", item.value())
                .param("stage", stage.name())
                .param("died", killedFromOutside ? 0 : 1)
                .param("killed", killedFromOutside ? 1 : 0)
                .query((row, n) -> new Deaths(row.getInt("deaths"), row.getInt("kills")))
                .single();
    }

    public Deaths deaths(ItemId item, Stage stage) {
        return jdbc
                .sql("select deaths, kills from stage where item_id = :item and stage = :stage")
                .param("item", item.value())
                .param("stage", stage.name())
                .query((row, n) -> new Deaths(row.getInt("deaths"), row.getInt("kills")))
                .list()
                .stream()
                .findFirst()
                .orElse(new Deaths(0, 0));
    }

    Map<UUID, Map<Stage, StageStatus>> of(UUID[] items) {
        record Row(UUID item, Stage stage, StageStatus status) {}
        return jdbc
                .sql("select item_id, stage, state, at, attempts, reason from stage where item_id = any(:items)")
                .param("items", items)
                .query((row, n) -> new Row(
                        Rows.uuid(row, "item_id"),
                        Stage.valueOf(row.getString("stage")),
                        new StageStatus(
                                StageState.valueOf(row.getString("state")),
                                Rows.instant(row, "at"),
                                row.getInt("attempts"),
                                row.getString("reason"))))
                .list()
                .stream()
                .collect(groupingBy(Row::item, toMap(Row::stage, Row::status)));
    }

    private void set(ItemId item, Stage stage, StageState state, @Nullable String reason, @Nullable String trace) {
        jdbc.sql("""
                        update stage s set state = :state, at = now(), reason = :reason, trace = :trace from item i
                         where s.item_id = :item and s.stage = :stage and i.id = s.item_id
                        returning i.conversation_id, i.state""")
                .param("item", item.value())
                .param("stage", stage.name())
                .param("state", state.name())
                .param("reason", reason)
                .param("trace", trace)
                .query((row, n) -> changed(row, item, stage, state))
                .list()
                .forEach(events::publishEvent);
    }

    private static ItemChanged changed(ResultSet row, ItemId item, Stage stage, StageState state) throws SQLException {
        return new ItemChanged(
                item,
                new ConversationId(Rows.uuid(row, "conversation_id")),
                ItemState.valueOf(row.getString("state")),
                stage,
                state);
    }

    /**
     * One run of a stage.
     *
     * @param asked which asking it answers
     * @param attempt which attempt at it this is, counted from 1
     */
    public record Run(long asked, int attempt) {}

    /**
     * How often the recogniser ended while it worked on an item and the service itself lived on.
     *
     * @param died by itself
     * @param killed from outside
     */
    public record Deaths(int died, int killed) {}
}
