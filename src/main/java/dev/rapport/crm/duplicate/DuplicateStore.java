package dev.rapport.crm.duplicate;

import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.Keyset;
import dev.rapport.conversation.Page;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.TimeOrdered;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.ReviewId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds the pairs of contacts that look alike, and what people said of them. A pair has one entry for ever: it comes and goes
 * with the likeness, until a person decides. Joins the caller's transaction. Safe for use by many threads.
 */
@Component
class DuplicateStore {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<DuplicateEntry.Reason>> REASONS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Clock clock;

    DuplicateStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What is open, the newest first. */
    Page<DuplicateEntry> open(Viewer viewer, PageRequest page) {
        Keyset after = page.after().orElse(null);
        List<DuplicateEntry> found = jdbc.sql("""
                        select * from duplicate
                         where state = 'OPEN' and (:seen::uuid is null or (created_at, id) < (:seenAt, :seen))
                         order by created_at desc, id desc limit :limit""")
                .param("seen", after == null ? null : after.id())
                .param("seenAt", after == null ? null : after.at().atOffset(ZoneOffset.UTC))
                .param("limit", page.limit() + 1)
                .query((row, n) -> entry(row))
                .list();
        long total = jdbc.sql("select count(*) from duplicate where state = 'OPEN'")
                .query(Long.class)
                .single();
        List<DuplicateEntry> shown = found.subList(0, Math.min(found.size(), page.limit()));
        return new Page<>(shown, total, found.size() > page.limit() ? cursor(shown.getLast()) : null);
    }

    private static String cursor(DuplicateEntry entry) {
        return new Keyset(entry.createdAt(), entry.id().value()).cursor();
    }

    /** Open or not; empty where there is none that this viewer may see. */
    Optional<DuplicateEntry> find(Viewer viewer, ReviewId id) {
        return jdbc.sql("select * from duplicate where id = :id")
                .param("id", id.value())
                .query((row, n) -> entry(row))
                .optional();
    }

    /** Holds the entry until the end of the transaction. */
    boolean lockAndTellWhetherOpen(ReviewId id) {
        return jdbc.sql("select state = 'OPEN' from duplicate where id = :id for update")
                .param("id", id.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Opens these, or renews them; what a person decided stays. To be called while no contact can change. */
    void open(Collection<DuplicateFinder.Pair> pairs) {
        Set<List<UUID>> distinct = distinct();
        List<DuplicateFinder.Pair> asked = pairs.stream()
                .filter(pair -> !distinct.contains(List.of(pair.one(), pair.other())))
                .toList();
        jdbc.sql("""
                        insert into duplicate (id, one, other, score, reasons, created_at)
                        select new.id, new.one, new.other, new.score, new.reasons::jsonb, :at
                          from unnest(:ids::uuid[], :ones::uuid[], :others::uuid[], :scores::float8[], :reasons::text[])
                               as new (id, one, other, score, reasons)
                          join contact a on a.id = new.one and a.merged_into is null
                          join contact b on b.id = new.other and b.merged_into is null
                        on conflict (one, other) do update
                           set score = excluded.score, reasons = excluded.reasons, state = 'OPEN',
                               created_at = case when duplicate.state = 'OPEN' then duplicate.created_at
                                                 else excluded.created_at end
                         where duplicate.state in ('OPEN', 'CLOSED')""")
                .param("ids", asked.stream().map(pair -> TimeOrdered.uuid()).toArray(UUID[]::new))
                .param("ones", asked.stream().map(DuplicateFinder.Pair::one).toArray(UUID[]::new))
                .param("others", asked.stream().map(DuplicateFinder.Pair::other).toArray(UUID[]::new))
                .param("scores", asked.stream().map(DuplicateFinder.Pair::score).toArray(Double[]::new))
                .param("reasons", asked.stream().map(DuplicateStore::reasons).toArray(String[]::new))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What a person said not to be one, as pairs of those whom they are today: a merge does not make it be forgotten. */
    private Set<List<UUID>> distinct() {
        return new HashSet<>(jdbc.sql("""
                        select coalesce(a.merged_into, a.id) as one, coalesce(b.merged_into, b.id) as other
                          from duplicate d join contact a on a.id = d.one join contact b on b.id = d.other
                         where d.state = 'DISTINCT'""")
                .query((row, n) -> ordered(row.getObject("one", UUID.class), row.getObject("other", UUID.class)))
                .list());
    }

    /** Those that are open and not among these do not look alike any more. */
    void closeOthers(Collection<DuplicateFinder.Pair> found) {
        close(null, found);
    }

    /** The same of those in which one of these takes part. */
    void closeOthers(Collection<UUID> of, Collection<DuplicateFinder.Pair> found) {
        close(of.toArray(UUID[]::new), found);
    }

    private void close(UUID @Nullable [] of, Collection<DuplicateFinder.Pair> found) {
        jdbc.sql("""
                        update duplicate d set state = 'CLOSED'
                         where d.state = 'OPEN' and (:all or d.one = any(:of) or d.other = any(:of))
                           and not exists (select from unnest(:ones::uuid[], :others::uuid[]) as found (one, other)
                                            where found.one = d.one and found.other = d.other)""")
                .param("all", of == null)
                .param("of", of == null ? new UUID[0] : of)
                .param("ones", found.stream().map(DuplicateFinder.Pair::one).toArray(UUID[]::new))
                .param("others", found.stream().map(DuplicateFinder.Pair::other).toArray(UUID[]::new))
                .update();
    }

    /** The open pairs in which one of these takes part, without their reasons. */
    List<DuplicateFinder.Pair> around(Collection<UUID> contacts) {
        return jdbc.sql(
                        "select one, other, score from duplicate where state = 'OPEN' and (one = any(:of) or other = any(:of))")
                .param("of", contacts.toArray(UUID[]::new))
                .query((row, n) -> new DuplicateFinder.Pair(
                        row.getObject("one", UUID.class),
                        row.getObject("other", UUID.class),
                        row.getDouble("score"),
                        List.of()))
                .list();
    }

    void decided(Viewer by, ReviewId id, boolean one) {
        jdbc.sql("update duplicate set state = :state, by_user = :user, decided_at = :at where id = :id")
                .param("id", id.value())
                .param("state", one ? "MERGED" : "DISTINCT")
                .param("user", by.user())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** A person said of these two that they are one, or that they are not; the last word holds. */
    void said(Viewer by, ContactId some, ContactId another, boolean one) {
        List<UUID> pair = ordered(some.value(), another.value());
        jdbc.sql("""
                        insert into duplicate (id, one, other, score, state, created_at, by_user, decided_at)
                        values (:id, :one, :other, 0, :state, :at, :user, :at)
                        on conflict (one, other) do update
                           set state = excluded.state, by_user = excluded.by_user, decided_at = excluded.decided_at""")
                .param("id", TimeOrdered.uuid())
                .param("one", pair.getFirst())
                .param("other", pair.getLast())
                .param("state", one ? "MERGED" : "DISTINCT")
                .param("user", by.user())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static List<UUID> ordered(UUID some, UUID another) {
        return some.compareTo(another) < 0 ? List.of(some, another) : List.of(another, some);
    }

    private static String reasons(DuplicateFinder.Pair pair) {
        return JSON.writeValueAsString(pair.reasons().stream()
                .map(reason -> new DuplicateEntry.Reason(
                        reason.rule(), reason.level().name(), Math.round(reason.weight() * 10) / 10.0))
                .toList());
    }

    private static DuplicateEntry entry(ResultSet row) throws SQLException {
        Instant at = row.getObject("created_at", OffsetDateTime.class).toInstant();
        return new DuplicateEntry(
                new ReviewId(row.getObject("id", UUID.class)),
                new ContactId(row.getObject("one", UUID.class)),
                new ContactId(row.getObject("other", UUID.class)),
                row.getDouble("score"),
                JSON.readValue(row.getString("reasons"), REASONS),
                at);
    }
}
