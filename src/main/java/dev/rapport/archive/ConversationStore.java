package dev.rapport.archive;

import static java.util.stream.Collectors.groupingBy;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Direction;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.ItemKind;
import dev.rapport.conversation.Keyset;
import dev.rapport.conversation.Page;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.TemporaryFailure;
import dev.rapport.conversation.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Holds conversations, each with its items and parties.
 *
 * <p>A conversation of which every item was discarded is not shown. Safe for use by many threads.
 */
@Component
public class ConversationStore {

    /** The state of a conversation, as {@link Conversation#state()} decides it; null where all was discarded. */
    private static final String STATE = """
            (select case when bool_or(i.state = 'PENDING') then 'PENDING'
                         when bool_or(i.state = 'PROCESSED') then 'PROCESSED'
                         when bool_or(i.state = 'QUARANTINED') then 'QUARANTINED' end
               from item i where i.conversation_id = c.id)""";

    /** Decides the same of whether it is shown at all, for all of them at once. */
    private static final String SHOWN =
            "exists (select from item i where i.conversation_id = c.id and i.state <> 'DISCARDED')";

    private static final String FILTERED = """
              from conversation c
             where STATED
               and (:channel::text is null or c.channel = :channel)
               and (:after::timestamptz is null or c.started_at >= :after)
               and (:before::timestamptz is null or c.started_at < :before)
               and (:account::uuid is null
                    or exists (select from item i where i.conversation_id = c.id and i.match_account = :account))
               and (:contact::uuid is null
                    or exists (select from item i where i.conversation_id = c.id and i.match_contacts @> array[:contact::uuid]))
            """;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations many;
    private final ItemStore items;
    private final PartyStore parties;

    ConversationStore(JdbcClient jdbc, NamedParameterJdbcOperations many, ItemStore items, PartyStore parties) {
        this.jdbc = jdbc;
        this.many = many;
        this.items = items;
        this.parties = parties;
    }

    /** Keeps a new conversation with its parties and its items, whose stages are not begun. */
    @Transactional
    public void add(Conversation conversation) {
        add(List.of(conversation));
    }

    /** The same of many. */
    @Transactional
    public void add(List<Conversation> conversations) {
        many.batchUpdate(
                """
                insert into conversation (id, channel, subject, started_at, ended_at, direction, language)
                values (:id, :channel, :subject, :startedAt, :endedAt, :direction, :language)""", conversations.stream().map(ConversationStore::parameters).toArray(SqlParameterSource[]::new));
        for (Conversation conversation : conversations) {
            conversation.parties().forEach(party -> parties.add(conversation.id(), party));
        }
        items.add(conversations.stream().flatMap(one -> one.items().stream()).toList());
    }

    private static SqlParameterSource parameters(Conversation conversation) {
        return new MapSqlParameterSource("id", conversation.id().value())
                .addValue("channel", conversation.channel().name())
                .addValue("subject", conversation.subject())
                .addValue("startedAt", Rows.at(conversation.startedAt()))
                .addValue("endedAt", conversation.endedAt() == null ? null : Rows.at(conversation.endedAt()))
                .addValue(
                        "direction",
                        conversation.direction() == null
                                ? null
                                : conversation.direction().name())
                .addValue("language", conversation.language());
    }

    /** Empty where there is none that this viewer may see. */
    @Transactional(readOnly = true)
    public Optional<Conversation> find(Viewer viewer, ConversationId id) {
        return load(viewer, List.of(id.value())).stream().findFirst();
    }

    /** The same of many messages at once; those are left out whose thread was joined to another just now. */
    Map<ItemId, Conversation> around(Viewer viewer, List<Item> messages, Map<ItemId, List<Party>> parties) {
        Map<ConversationId, List<Item>> items = messages.stream().collect(groupingBy(Item::conversation));
        Map<ItemId, Conversation> around = new HashMap<>();
        jdbc.sql("select * from conversation where id = any(:ids) and moved_to is null")
                .param("ids", items.keySet().stream().map(ConversationId::value).toArray(UUID[]::new))
                .query((row, n) -> {
                    var id = new ConversationId(Rows.uuid(row, "id"));
                    for (Item item : items.getOrDefault(id, List.of())) {
                        around.put(
                                item.id(),
                                conversation(row, id, List.of(item), parties.getOrDefault(item.id(), List.of())));
                    }
                    return id;
                })
                .list();
        return around;
    }

    /**
     * What an item is processed in: of a message, its thread with this message alone, its sender and its recipients, however
     * long the thread is; of all else, the whole conversation.
     *
     * @throws TemporaryFailure where the item was moved to another conversation in this very moment
     */
    @Transactional(readOnly = true)
    public Conversation around(Viewer viewer, Item item) {
        if (item.kind() != ItemKind.MESSAGE) {
            return find(viewer, item.conversation())
                    .orElseThrow(() -> new IllegalStateException("There is no conversation of item " + item.id()));
        }
        ConversationId id = item.conversation();
        return jdbc.sql("select * from conversation where id = :id and moved_to is null")
                .param("id", id.value())
                .query((row, n) -> conversation(row, id, List.of(item), parties.ofMessage(item.id())))
                .optional()
                .orElseThrow(() ->
                        new TemporaryFailure("The thread of item " + item.id() + " was joined to another just now"));
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    public Page<Conversation> list(Viewer viewer, ConversationFilter filter, PageRequest page) {
        long total = filtered("select count(*) " + FILTERED, filter)
                .query(Long.class)
                .single();
        Keyset after = page.after().orElse(null);
        List<UUID> ids = filtered("select c.id " + FILTERED + """
                          and (:seen::uuid is null or (c.started_at, c.id) < (:seenAt, :seen))
                        order by c.started_at desc, c.id desc limit :limit""", filter)
                .param("seen", after == null ? null : after.id())
                .param("seenAt", after == null ? null : Rows.at(after.at()))
                .param("limit", page.limit() + 1)
                .query((row, n) -> Rows.uuid(row, "id"))
                .list();
        List<Conversation> shown = load(viewer, ids.subList(0, Math.min(ids.size(), page.limit())));
        String cursor = ids.size() <= page.limit()
                ? null
                : new Keyset(shown.getLast().startedAt(), shown.getLast().id().value()).cursor();
        return new Page<>(shown, total, cursor);
    }

    private JdbcClient.StatementSpec filtered(String sql, ConversationFilter filter) {
        return jdbc.sql(sql.replace("STATED", filter.state() == null ? SHOWN : STATE + " = :state"))
                .param("state", filter.state() == null ? null : filter.state().name())
                .param(
                        "channel",
                        filter.channel() == null ? null : filter.channel().name())
                .param("after", filter.after() == null ? null : Rows.at(filter.after()))
                .param("before", filter.before() == null ? null : Rows.at(filter.before()))
                .param(
                        "account",
                        filter.account() == null ? null : filter.account().value())
                .param(
                        "contact",
                        filter.contact() == null ? null : filter.contact().value());
    }

    /** Those of the ids that the viewer may see, in the order of the ids; with three queries, however many they are. */
    List<Conversation> load(Viewer viewer, List<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        UUID[] wanted = ids.toArray(UUID[]::new);
        Map<ConversationId, List<Item>> itemsOf = items.of(viewer, wanted);
        Map<ConversationId, List<Party>> partiesOf = parties.of(wanted);
        return jdbc
                .sql("""
                        select c.* from unnest(:ids::uuid[]) with ordinality as wanted (id, n) join conversation c using (id)
                         order by n""")
                .param("ids", wanted)
                .query((row, n) -> {
                    var id = new ConversationId(Rows.uuid(row, "id"));
                    return conversation(
                            row, id, itemsOf.getOrDefault(id, List.of()), partiesOf.getOrDefault(id, List.of()));
                })
                .list()
                .stream()
                .filter(conversation -> !conversation.items().isEmpty())
                .toList();
    }

    private static Conversation conversation(ResultSet row, ConversationId id, List<Item> items, List<Party> parties)
            throws SQLException {
        return new Conversation(
                id,
                Channel.valueOf(row.getString("channel")),
                row.getString("subject"),
                Rows.instant(row, "started_at"),
                Rows.instantOrNull(row, "ended_at"),
                Rows.enumOrNull(row, "direction", Direction.class),
                row.getString("language"),
                items,
                parties);
    }

    /** The conversations in which a customer took part: what has to be indexed again when it changes. */
    public List<ConversationId> ofAccount(Viewer viewer, AccountId account) {
        return jdbc.sql("select distinct conversation_id from item where match_account = :account")
                .param("account", account.value())
                .query((row, n) -> new ConversationId(Rows.uuid(row, "conversation_id")))
                .list();
    }
}
