package dev.rapport.search.saved;

import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Viewer;
import dev.rapport.search.SearchRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Holds saved searches and what came that they found. Safe for use by many threads. */
@Component
public class SavedSearchStore {

    private static final int MOST_ITEMS = 5000;
    private static final int SHOWN = 100;
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String SELECT = """
            select s.*, (select count(*) from saved_search_hit h
                          where h.saved_search_id = s.id and h.found_at > s.seen_at) as unseen,
                   (select max(found_at) from saved_search_hit h where h.saved_search_id = s.id) as last_hit_at
              from saved_search s""";

    private final JdbcClient jdbc;
    private final Clock clock;

    SavedSearchStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** It looks at what is processed from now on. */
    public SavedSearch add(Viewer by, SavedSearchDraft draft) {
        SavedSearchId id = SavedSearchId.create();
        jdbc.sql("""
                        insert into saved_search (id, name, request, emails, by_user, created_at, checked_to, seen_at)
                        values (:id, :name, :request::jsonb, :emails, :by, :now, now(), :now)""")
                .param("id", id.value())
                .param("name", draft.name().strip())
                .param("request", JSON.writeValueAsString(draft.request()))
                .param("emails", draft.emails().toArray(String[]::new))
                .param("by", by.user())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return find(by, id).orElseThrow();
    }

    /** The newest first. */
    public List<SavedSearch> all(Viewer viewer) {
        return jdbc.sql(SELECT + " order by s.created_at desc, s.id desc")
                .query((row, n) -> saved(row))
                .list();
    }

    public Optional<SavedSearch> find(Viewer viewer, SavedSearchId id) {
        return jdbc.sql(SELECT + " where s.id = :id")
                .param("id", id.value())
                .query((row, n) -> saved(row))
                .optional();
    }

    /** Returns whether it was there. */
    public boolean remove(Viewer by, SavedSearchId id) {
        return jdbc.sql("delete from saved_search where id = :id")
                        .param("id", id.value())
                        .update()
                > 0;
    }

    /** A person has looked at what came until now. */
    public void seen(Viewer by, SavedSearchId id) {
        jdbc.sql("update saved_search set seen_at = :now where id = :id")
                .param("id", id.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What came that it found, the newest {@value #SHOWN}. */
    public List<SavedHit> hits(Viewer viewer, SavedSearchId id) {
        return jdbc.sql(
                        "select hit from saved_search_hit where saved_search_id = :id order by found_at desc limit :most")
                .param("id", id.value())
                .param("most", SHOWN)
                .query((row, n) -> JSON.readValue(row.getString("hit"), SavedHit.class))
                .list();
    }

    /** Items that were processed since a search last looked, and until when these are all. */
    record Fresh(List<ItemId> items, OffsetDateTime until) {}

    /** A little of what was looked at before comes again: transactions do not end in the order of their times. */
    Fresh fresh(SavedSearchId id) {
        record Row(ItemId item, OffsetDateTime at) {}
        List<Row> rows = jdbc.sql("""
                        select i.id, i.changed_at from item i, saved_search s
                         where s.id = :id and i.state = 'PROCESSED' and i.changed_at > s.checked_to - interval '20 seconds'
                           and i.changed_at > s.created_at - interval '20 seconds'
                           and not exists (select 1 from saved_search_hit h
                                            where h.saved_search_id = s.id and h.item_id = i.id)
                         order by i.changed_at limit :most""")
                .param("id", id.value())
                .param("most", MOST_ITEMS)
                .query((row, n) -> new Row(
                        new ItemId(row.getObject("id", UUID.class)), row.getObject("changed_at", OffsetDateTime.class)))
                .list();
        return new Fresh(
                rows.stream().map(Row::item).toList(),
                rows.isEmpty() ? OffsetDateTime.MIN : rows.getLast().at());
    }

    /** Returns how far it has looked, which is further than before unless all was looked at. */
    boolean checked(SavedSearchId id, OffsetDateTime until) {
        return jdbc.sql("update saved_search set checked_to = :until where id = :id and checked_to < :until")
                        .param("id", id.value())
                        .param("until", until)
                        .update()
                > 0;
    }

    /** Once for an item. */
    void found(SavedSearchId id, SavedHit hit) {
        jdbc.sql("""
                        insert into saved_search_hit (saved_search_id, item_id, hit, found_at)
                        values (:id, :item, :hit::jsonb, :now) on conflict do nothing""")
                .param("id", id.value())
                .param("item", UUID.fromString(hit.itemId()))
                .param("hit", JSON.writeValueAsString(hit))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What was found and not mailed yet. */
    List<SavedHit> toMail(SavedSearchId id) {
        return jdbc.sql("select hit from saved_search_hit where saved_search_id = :id and not mailed order by found_at")
                .param("id", id.value())
                .query((row, n) -> JSON.readValue(row.getString("hit"), SavedHit.class))
                .list();
    }

    void mailed(SavedSearchId id, List<SavedHit> hits) {
        jdbc.sql("update saved_search_hit set mailed = true where saved_search_id = :id and item_id = any(:items)")
                .param("id", id.value())
                .param(
                        "items",
                        hits.stream().map(hit -> UUID.fromString(hit.itemId())).toArray(UUID[]::new))
                .update();
    }

    private static SavedSearch saved(ResultSet row) throws SQLException {
        OffsetDateTime last = row.getObject("last_hit_at", OffsetDateTime.class);
        Instant created = row.getObject("created_at", OffsetDateTime.class).toInstant();
        return new SavedSearch(
                new SavedSearchId(row.getObject("id", UUID.class)),
                row.getString("name"),
                JSON.readValue(row.getString("request"), SearchRequest.class),
                List.of((String[]) row.getArray("emails").getArray()),
                row.getLong("unseen"),
                last == null ? null : last.toInstant(),
                created);
    }
}
