package dev.rapport.archive;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemChanged;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.ItemState;
import dev.rapport.conversation.Message;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.StageState;
import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.Viewer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Holds what becomes of many messages at once, with as many statements as of one.
 *
 * <p>All of it joins the caller's transaction. Safe for use by many threads and processes: rows are locked in the order of their
 * ids, those who take part before items, as stages do for one.
 */
@Component
public class BundleStore {

    /** To read larger files takes long, and nobody should wait for the files of another. */
    private static final long QUICK_BYTES = 64 << 10;

    private final JdbcClient jdbc;
    private final ConversationStore conversations;
    private final PartyStore parties;
    private final MessageStore messages;
    private final TranscriptStore transcripts;
    private final ApplicationEventPublisher events;

    BundleStore(
            JdbcClient jdbc,
            ConversationStore conversations,
            PartyStore parties,
            MessageStore messages,
            TranscriptStore transcripts,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.conversations = conversations;
        this.parties = parties;
        this.messages = messages;
        this.transcripts = transcripts;
        this.events = events;
    }

    /**
     * Reads those of the items that are messages without large files and were not processed yet, and keeps others from
     * changing them until the transaction ends: no thread of theirs is joined to another, and no stage of theirs asked for,
     * without being seen.
     */
    public Bundle hold(Viewer viewer, Collection<ItemId> ids) {
        Map<UUID, Long> asked = asked(Stage.IDENTIFY, uuids(ids));
        parties.hold(asked.keySet().toArray(UUID[]::new));
        List<Item> items = items(asked.keySet().toArray(UUID[]::new));
        UUID[] held = items.stream().map(item -> item.id().value()).toArray(UUID[]::new);
        Map<ItemId, Message> message = messages.of(viewer, held);
        Map<ItemId, Conversation> around = conversations.around(viewer, items, parties.ofMessages(held));
        Map<ItemId, List<Utterance>> written = transcripts.of(viewer, held);
        return new Bundle(items.stream()
                .map(Item::id)
                .filter(item -> around.containsKey(item) && isQuick(message.get(item)))
                .map(item -> new Bundle.Entry(
                        Objects.requireNonNull(around.get(item)),
                        Objects.requireNonNull(message.get(item)),
                        written.getOrDefault(item, List.of()),
                        asked.getOrDefault(item.value(), 0L),
                        0,
                        true,
                        List.of()))
                .toList());
    }

    private static boolean isQuick(@Nullable Message message) {
        return message != null
                && message.attachments().stream()
                                .mapToLong(file -> file.original().size())
                                .sum()
                        <= QUICK_BYTES;
    }

    private List<Item> items(UUID[] ids) {
        return jdbc.sql("""
                        select * from item where id = any(:ids) and kind = 'MESSAGE' and state = 'PENDING'
                         order by id for no key update""").param("ids", ids).query(ItemRow::of).list().stream()
                .map(ItemRow::withoutStages)
                .toList();
    }

    /** How often the stage was asked for; none of the items can be asked for until the transaction ends. */
    private Map<UUID, Long> asked(Stage stage, UUID[] items) {
        return jdbc
                .sql("""
                        select item_id, asked from stage where stage = :stage and item_id = any(:items)
                         order by item_id for no key update""")
                .param("stage", stage.name())
                .param("items", items)
                .query((row, n) -> Map.entry(Rows.uuid(row, "item_id"), row.getLong("asked")))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The items have passed a stage. Where somebody asked for it meanwhile, that stands. */
    public void passed(Bundle bundle, Stage stage, StageState state, @Nullable String reason) {
        jdbc.sql("""
                        insert into stage as s (item_id, stage, state, asked, attempts, reason)
                        select item, :stage, :state, 1, :attempts, :reason from unnest(:items::uuid[]) item
                        on conflict (item_id, stage) do update set at = now(), attempts = s.attempts + excluded.attempts,
                            state = case when s.state = 'WAITING' and s.stage <> 'IDENTIFY' then s.state else excluded.state end,
                            reason = excluded.reason, trace = null, deaths = 0, kills = 0""")
                .param("stage", stage.name())
                .param("state", state.name())
                .param("attempts", state == StageState.SKIPPED ? 0 : 1)
                .param("reason", reason)
                .param("items", uuids(bundle.items()))
                .update();
    }

    /** The last stage begins: the bundle knows then which asking for it this is, and whether there was one before. */
    public Bundle begin(Bundle bundle, Stage last) {
        record Begun(long asked, boolean before) {}
        Map<ItemId, Begun> begun = jdbc
                .sql("""
                        insert into stage as s (item_id, stage, state, asked, attempts)
                        select item, :stage, 'RUNNING', 1, 1 from unnest(:items::uuid[]) item
                        on conflict (item_id, stage) do update set asked = s.asked + 1, state = 'RUNNING', at = now(),
                            attempts = 1, reason = null, trace = null, deaths = 0, kills = 0
                        returning item_id, asked""")
                .param("stage", last.name())
                .param("items", uuids(bundle.items()))
                .query((row, n) -> Map.entry(
                        new ItemId(Rows.uuid(row, "item_id")),
                        new Begun(row.getLong("asked"), row.getLong("asked") > 1)))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
        return bundle.with(entry -> {
            Begun one = Objects.requireNonNull(begun.get(entry.item().id()));
            return entry.begun(one.asked(), one.before());
        });
    }

    /**
     * The items have come to the end of their way. What is returned does not hold: of these items the stage was asked for again
     * since the bundle was held, or its last stage begun by another.
     *
     * <p>Holds their stages, so that an asking that is just being committed is either seen here or sees what the caller does.
     */
    public Unsettled finish(Bundle bundle, Stage last) {
        UUID[] ids = uuids(bundle.items());
        Map<UUID, Long> asked = asked(Stage.IDENTIFY, ids);
        Map<UUID, Long> indexed = asked(last, ids);
        Set<ItemId> again = later(bundle, asked, Bundle.Entry::asked);
        Set<ItemId> overtaken = later(bundle, indexed, Bundle.Entry::indexed);
        jdbc.sql("update stage set state = 'DONE', at = now() where stage = :stage and item_id = any(:items)")
                .param("stage", last.name())
                .param("items", uuids(without(bundle, overtaken)))
                .update();
        jdbc.sql("""
                        update item set state = 'PROCESSED', changed_at = now() where id = any(:items) and state = 'PENDING'
                           and not exists (select from stage where item_id = item.id and state in ('WAITING', 'RUNNING'))
                        returning id, conversation_id""")
                .param("items", ids)
                .query((row, n) -> new ItemChanged(
                        new ItemId(Rows.uuid(row, "id")),
                        new ConversationId(Rows.uuid(row, "conversation_id")),
                        ItemState.PROCESSED,
                        null,
                        null))
                .list()
                .forEach(events::publishEvent);
        return new Unsettled(again, overtaken);
    }

    private static Set<ItemId> later(Bundle bundle, Map<UUID, Long> asked, ToLongFunction<Bundle.Entry> answered) {
        return bundle.entries().stream()
                .filter(entry -> asked.getOrDefault(entry.item().id().value(), 0L) > answered.applyAsLong(entry))
                .map(entry -> entry.item().id())
                .collect(toSet());
    }

    private static List<ItemId> without(Bundle bundle, Set<ItemId> some) {
        return bundle.items().stream().filter(item -> !some.contains(item)).toList();
    }

    private static UUID[] uuids(Collection<ItemId> ids) {
        return ids.stream().map(ItemId::value).sorted().toArray(UUID[]::new);
    }

    /**
     * What a bundle could not bring to an end.
     *
     * @param again of which the first stage was asked for again
     * @param overtaken of which the last stage was asked for by another meanwhile, so that what was found may be old
     */
    public record Unsettled(Set<ItemId> again, Set<ItemId> overtaken) {}
}
