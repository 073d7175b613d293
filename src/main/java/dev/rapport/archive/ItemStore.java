package dev.rapport.archive;

import static java.util.stream.Collectors.groupingBy;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemChanged;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.ItemState;
import dev.rapport.conversation.Keyset;
import dev.rapport.conversation.Match;
import dev.rapport.conversation.Page;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Recording;
import dev.rapport.conversation.Viewer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Holds items: what they are, where they stand, and whose record they belong to.
 *
 * <p>Every change is published as an {@link ItemChanged}. Safe for use by many threads.
 */
@Component
public class ItemStore {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations many;
    private final StageStore stages;
    private final ApplicationEventPublisher events;

    ItemStore(JdbcClient jdbc, NamedParameterJdbcOperations many, StageStore stages, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.many = many;
        this.stages = stages;
        this.events = events;
    }

    void add(Item item) {
        add(List.of(item));
    }

    void add(List<Item> items) {
        many.batchUpdate("""
                insert into item (id, conversation_id, kind, source, external_id, filename, sha256, size, media_type,
                                  started_at, state, flags)
                values (:id, :conversation, :kind, :source, :externalId, :filename, :sha256, :size, :mediaType,
                        :startedAt, :state, :flags)""", items.stream().map(ItemStore::parameters).toArray(SqlParameterSource[]::new));
        items.forEach(
                item -> events.publishEvent(new ItemChanged(item.id(), item.conversation(), item.state(), null, null)));
    }

    private static SqlParameterSource parameters(Item item) {
        return new MapSqlParameterSource("id", item.id().value())
                .addValue("conversation", item.conversation().value())
                .addValue("kind", item.kind().name())
                .addValue("source", item.source())
                .addValue("externalId", item.externalId())
                .addValue("filename", item.filename())
                .addValue("sha256", item.original().sha256())
                .addValue("size", item.original().size())
                .addValue("mediaType", item.original().mediaType())
                .addValue("startedAt", Rows.at(item.startedAt()))
                .addValue("state", item.state().name())
                .addValue("flags", item.flags().toArray(String[]::new));
    }

    /** Empty where there is none that this viewer may see. */
    @Transactional(readOnly = true)
    public Optional<Item> find(Viewer viewer, ItemId id) {
        return select("where id = any(:ids)", new UUID[] {id.value()}).stream().findFirst();
    }

    /** The item that a stage is at work on; that there is none any more is a bug of the caller. */
    public Item get(Viewer viewer, ItemId id) {
        return find(viewer, id).orElseThrow(() -> new IllegalStateException("There is no item " + id));
    }

    /** The items in a state, the one that changed last first. */
    @Transactional(readOnly = true)
    public Page<Item> inState(Viewer viewer, ItemState state, PageRequest page) {
        Keyset after = page.after().orElse(null);
        List<Keyset> keys = jdbc.sql("""
                        select changed_at, id from item
                         where state = :state and (:seen::uuid is null or (changed_at, id) < (:seenAt, :seen))
                         order by changed_at desc, id desc limit :limit""")
                .param("state", state.name())
                .param("seen", after == null ? null : after.id())
                .param("seenAt", after == null ? null : Rows.at(after.at()))
                .param("limit", page.limit() + 1)
                .query((row, n) -> new Keyset(Rows.instant(row, "changed_at"), Rows.uuid(row, "id")))
                .list();
        List<Keyset> shown = keys.subList(0, Math.min(keys.size(), page.limit()));
        String cursor = keys.size() > page.limit() ? shown.getLast().cursor() : null;
        return new Page<>(byIds(shown.stream().map(Keyset::id).toList()), count(viewer, state), cursor);
    }

    public long count(Viewer viewer, ItemState state) {
        return jdbc.sql("select count(*) from item where state = :state")
                .param("state", state.name())
                .query(Long.class)
                .single();
    }

    /**
     * The processed items in which a party with one of these numbers or addresses took part: those that have to be matched
     * again when a contact with them changes.
     */
    public List<ItemId> withParty(Viewer viewer, Collection<String> phoneKeys, Collection<String> emailKeys) {
        return jdbc.sql("""
                        select distinct i.id from party p join item i on i.conversation_id = p.conversation_id
                         where (p.phone_key = any(:phones) or p.email_key = any(:emails)) and i.state <> 'DISCARDED'
                           and i.match_outcome is not null
                         order by i.id""")
                .param("phones", phoneKeys.toArray(String[]::new))
                .param("emails", emailKeys.toArray(String[]::new))
                .query((row, n) -> new ItemId(Rows.uuid(row, "id")))
                .list();
    }

    /** All matched and unmatched items in which someone took part who writes from one of these domains, or a part of one. */
    public List<ItemId> withDomain(Viewer viewer, Collection<String> domains) {
        return jdbc.sql("""
                        select distinct i.id from party p join item i on i.conversation_id = p.conversation_id
                         where (split_part(p.email_key, '@', 2) = any(:domains)
                             or split_part(p.email_key, '@', 2) like any(:parts::text[]))
                           and i.state <> 'DISCARDED' and i.match_outcome is not null
                         order by i.id""")
                .param("domains", domains.toArray(String[]::new))
                .param("parts", domains.stream().map(domain -> "%." + domain).toArray(String[]::new))
                .query((row, n) -> new ItemId(Rows.uuid(row, "id")))
                .list();
    }

    /** The same of someone with one of these names on a platform. */
    public List<ItemId> withHandle(Viewer viewer, Collection<String> handles) {
        return jdbc.sql("""
                        select distinct i.id from party p join item i on i.conversation_id = p.conversation_id
                         where lower(ltrim(p.handle, '@')) = any(:handles)
                           and i.state <> 'DISCARDED' and i.match_outcome is not null
                         order by i.id""")
                .param(
                        "handles",
                        handles.stream()
                                .map(handle -> handle.toLowerCase(Locale.ROOT).replaceFirst("^@+", ""))
                                .toArray(String[]::new))
                .query((row, n) -> new ItemId(Rows.uuid(row, "id")))
                .list();
    }

    /** The items that belong to an account's record. */
    public List<ItemId> matchedTo(Viewer viewer, AccountId account) {
        return jdbc.sql("select id from item where match_account = :account and state <> 'DISCARDED' order by id")
                .param("account", account.value())
                .query((row, n) -> new ItemId(Rows.uuid(row, "id")))
                .list();
    }

    /** The items that belong to a contact's record. */
    public List<ItemId> matchedTo(Viewer viewer, ContactId contact) {
        return jdbc.sql("""
                        select id from item where match_contacts @> array[:contact::uuid] and state <> 'DISCARDED'
                         order by id""")
                .param("contact", contact.value())
                .query((row, n) -> new ItemId(Rows.uuid(row, "id")))
                .list();
    }

    /** All items that are not discarded, in the order of their arrival, after one of them; for rebuilding. */
    public List<ItemId> allAfter(Viewer viewer, @Nullable ItemId after, int limit) {
        return jdbc.sql("""
                        select id from item where state <> 'DISCARDED' and (:after::uuid is null or id > :after)
                         order by id limit :limit""")
                .param("after", after == null ? null : after.value())
                .param("limit", limit)
                .query((row, n) -> new ItemId(Rows.uuid(row, "id")))
                .list();
    }

    /** Keeps what the sound turned out to be. */
    public void recorded(ItemId id, Recording recording) {
        jdbc.sql("update item set media_type = :type, duration_ms = :duration, tracks = :tracks where id = :id")
                .param("id", id.value())
                .param("type", recording.mediaType())
                .param("duration", recording.durationMs())
                .param("tracks", recording.tracks())
                .update();
        jdbc.sql("""
                        update conversation c
                           set ended_at = (select max(one.started_at + one.duration_ms * interval '1 millisecond')
                                             from item one where one.conversation_id = c.id)
                          from item i where i.id = :id and c.id = i.conversation_id""").param("id", id.value()).update();
    }

    /** Keeps what is to be known of the sound; what an earlier reading of it had to say is replaced. */
    public void noted(ItemId id, List<String> notes) {
        jdbc.sql("""
                        update item set flags = array(select flag from unnest(flags) flag where flag not like 'recording %')
                                                || :notes::text[]
                         where id = :id""")
                .param("id", id.value())
                .param("notes", notes.toArray(String[]::new))
                .update();
    }

    /** Keeps whose record it belongs to; an earlier decision is replaced. */
    public void matched(ItemId id, Match match) {
        keep(List.of(MatchRow.of(match).columns(id)));
    }

    /** Keeps whose record each of them belongs to, as it says itself. */
    public void matched(List<Item> items) {
        keep(items.stream()
                .map(item -> MatchRow.of(Objects.requireNonNull(item.match(), "It is to be matched"))
                        .columns(item.id()))
                .toList());
    }

    private void keep(List<Map<String, @Nullable Object>> matches) {
        jdbc.sql("""
                        update item i set match_outcome = one.outcome, match_account = one.account,
                                          match_contacts = one.contacts, match_reasons = one.reasons::jsonb, match_why = one.why
                          from jsonb_to_recordset(:matches::jsonb)
                               as one (id uuid, outcome text, account uuid, contacts uuid[], reasons text, why text)
                         where i.id = one.id""").param("matches", FindingJson.rows(matches)).update();
    }

    /** Something is to be done for the item again; a discarded one stays discarded. */
    public void pend(ItemId id) {
        change(id, ItemState.PENDING, "state in ('PROCESSED', 'QUARANTINED')");
    }

    /** Everything asked for is done; where more was asked for meanwhile, the item goes on to be pending. */
    public void finish(ItemId id) {
        change(id, ItemState.PROCESSED, """
                state = 'PENDING'
                and not exists (select from stage where item_id = item.id and state in ('WAITING', 'RUNNING'))""");
    }

    /** Puts the item into a state; whoever watches is told. */
    public void become(ItemId id, ItemState state) {
        change(id, state, "state <> :state");
    }

    private void change(ItemId id, ItemState state, String when) {
        jdbc.sql("update item set state = :state, changed_at = now() where id = :id and " + when
                        + " returning conversation_id")
                .param("id", id.value())
                .param("state", state.name())
                .query((row, n) -> new ConversationId(Rows.uuid(row, "conversation_id")))
                .list()
                .forEach(of -> events.publishEvent(new ItemChanged(id, of, state, null, null)));
    }

    Map<ConversationId, List<Item>> of(Viewer viewer, UUID[] conversations) {
        return select("where conversation_id = any(:ids) and state <> 'DISCARDED'", conversations).stream()
                .collect(groupingBy(Item::conversation));
    }

    List<Item> byIds(List<UUID> ids) {
        Map<ItemId, List<Item>> found = select("where id = any(:ids)", ids.toArray(UUID[]::new)).stream()
                .collect(groupingBy(Item::id));
        return ids.stream()
                .flatMap(id -> found.getOrDefault(new ItemId(id), List.of()).stream())
                .toList();
    }

    private List<Item> select(String where, UUID[] ids) {
        var rows = jdbc.sql("select * from item " + where + " order by started_at, id")
                .param("ids", ids)
                .query(ItemRow::of)
                .list();
        var stagesOf = stages.of(rows.stream().map(ItemRow::uuid).toArray(UUID[]::new));
        return rows.stream()
                .map(row -> row.item(stagesOf.getOrDefault(row.uuid(), Map.of())))
                .toList();
    }
}
