package dev.rapport.crm;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Id;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Match;
import dev.rapport.conversation.Page;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds what waits for a person to decide: at most one open entry about whose record an item belongs to.
 *
 * <p>An entry that was ignored is remembered, with who was in question then. Safe for use by many threads.
 */
@Component
public class ReviewStore {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<Match.Reason>> REASONS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Clock clock;

    ReviewStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What is open, the newest first; null for entries of any kind. */
    @Transactional(readOnly = true)
    public Page<ReviewEntry> open(Viewer viewer, ReviewEntry.@Nullable Kind kind, PageRequest page) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("kind", kind == null ? null : kind.name());
        return Listing.page(
                jdbc,
                "from review where state = 'OPEN' and (:kind::text is null or kind = :kind)",
                "created_at",
                params,
                page,
                this::load);
    }

    /** Open or not; empty where there is none that this viewer may see. */
    public Optional<ReviewEntry> find(Viewer viewer, ReviewId id) {
        return load(List.of(id.value())).stream().findFirst();
    }

    /**
     * Opens an entry, unless a person said "ignore" to the same candidates before. An entry that is open already becomes
     * this one and keeps its id and its age.
     */
    public void ask(ReviewEntry entry) {
        ask(List.of(entry));
    }

    /** The same of many, each of another item. */
    public void ask(List<ReviewEntry> entries) {
        jdbc.sql("""
                        insert into review (id, kind, item_id, conversation_id, contact_ids, account_ids, candidates, score,
                                            reasons, created_at)
                        select id, kind, item, conversation, contacts, accounts, candidates, score, reasons, at
                          from jsonb_to_recordset(:entries::jsonb)
                               as one (id uuid, kind text, item uuid, conversation uuid, contacts uuid[], accounts uuid[],
                                       candidates text, score double precision, reasons jsonb, at timestamptz)
                         where not exists (select from review where item_id = one.item and state = 'IGNORED'
                                              and candidates = one.candidates)
                        on conflict (item_id) where state = 'OPEN' and kind in ('UNMATCHED', 'AMBIGUOUS') do update
                            set kind = excluded.kind, contact_ids = excluded.contact_ids, account_ids = excluded.account_ids,
                                candidates = excluded.candidates, score = excluded.score, reasons = excluded.reasons""")
                .param(
                        "entries",
                        JSON.writeValueAsString(
                                entries.stream().map(ReviewStore::columns).toList()))
                .update();
        // Entries that are open for other candidates, when these were ignored before.
        jdbc.sql("""
                        update review r set state = 'CLOSED'
                          from unnest(:items::uuid[], :candidates::text[]) as one (item, candidates)
                         where r.item_id = one.item and r.state = 'OPEN' and r.kind in ('UNMATCHED', 'AMBIGUOUS')
                           and r.candidates <> one.candidates""")
                .param(
                        "items",
                        entries.stream().map(entry -> uuid(entry.item())).toArray(UUID[]::new))
                .param(
                        "candidates",
                        entries.stream().map(ReviewStore::candidates).toArray(String[]::new))
                .update();
    }

    private static @Nullable UUID uuid(@Nullable Id id) {
        return id == null ? null : id.value();
    }

    private static Map<String, @Nullable Object> columns(ReviewEntry entry) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("id", entry.id().value());
        columns.put("kind", entry.kind().name());
        columns.put("item", uuid(entry.item()));
        columns.put("conversation", uuid(entry.conversation()));
        columns.put("contacts", entry.contacts().stream().map(ContactId::value).toList());
        columns.put("accounts", entry.accounts().stream().map(AccountId::value).toList());
        columns.put("candidates", candidates(entry));
        columns.put("score", entry.score());
        columns.put("reasons", entry.reasons());
        columns.put("at", entry.createdAt().toString());
        return columns;
    }

    /** The item's question has been answered without a person. */
    public void close(ItemId item) {
        close(List.of(item));
    }

    /** The same of many. */
    public void close(List<ItemId> items) {
        jdbc.sql(
                        "update review set state = 'CLOSED' where item_id = any(:items) and state = 'OPEN' and kind in ('UNMATCHED', 'AMBIGUOUS')")
                .param("items", items.stream().map(ItemId::value).toArray(UUID[]::new))
                .update();
    }

    /** Holds the entry until the caller's transaction ends, so that of two decisions the second sees the first. */
    Optional<Boolean> lockAndTellWhetherOpen(ReviewId id) {
        return jdbc.sql("select state from review where id = :id for update")
                .param("id", id.value())
                .query((row, n) -> row.getString("state").equals("OPEN"))
                .optional();
    }

    /** Keeps that a person decided; an entry that was ignored is not opened again. */
    public void decided(Viewer by, ReviewId id, boolean ignored) {
        jdbc.sql("update review set state = :state, by_user = :user, decided_at = :at where id = :id")
                .param("id", id.value())
                .param("state", ignored ? "IGNORED" : "DECIDED")
                .param("user", by.user())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static String candidates(ReviewEntry entry) {
        return entry.kind() + " "
                + entry.contacts().stream().map(ContactId::toString).sorted().toList() + " "
                + entry.accounts().stream().map(AccountId::toString).sorted().toList();
    }

    private List<ReviewEntry> load(List<UUID> ids) {
        return jdbc.sql("""
                        select r.* from unnest(:ids::uuid[]) with ordinality as wanted (id, n) join review r using (id)
                         order by n""")
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, n) -> entry(row))
                .list();
    }

    private static ReviewEntry entry(ResultSet row) throws SQLException {
        return new ReviewEntry(
                new ReviewId(Columns.uuid(row, "id")),
                ReviewEntry.Kind.valueOf(row.getString("kind")),
                Columns.idOrNull(row, "conversation_id", ConversationId::new),
                Columns.idOrNull(row, "item_id", ItemId::new),
                Columns.uuids(row, "contact_ids").stream().map(ContactId::new).toList(),
                Columns.uuids(row, "account_ids").stream().map(AccountId::new).toList(),
                row.getDouble("score"),
                JSON.readValue(row.getString("reasons"), REASONS),
                Columns.instant(row, "created_at"));
    }
}
