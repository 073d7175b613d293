package dev.rapport.understand;

import dev.rapport.conversation.Side;
import dev.rapport.conversation.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Holds the company's own trackers with their versions and labels.
 *
 * <p>A version that was published is never changed; a change makes the next one. Safe for use by many threads.
 */
@Component
class TrackerStore {

    private static final String SELECT = """
            select t.id, t.name, v.version, v.query, v.side, v.scope, v.at,
                   p.version as p_version, p.query as p_query, p.side as p_side, p.scope as p_scope
              from tracker t
              join lateral (select * from tracker_version one where one.tracker_id = t.id
                             order by version desc limit 1) v on true
              left join lateral (select * from tracker_version one
                                  where one.tracker_id = t.id and published_at is not null
                                  order by version desc limit 1) p on true
             where :id::uuid is null or t.id = :id
             order by t.id desc""";

    private final JdbcClient jdbc;

    TrackerStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** As it is kept; its quality is not measured here. */
    record Kept(
            TrackerId id,
            String name,
            int version,
            TrackerDraft draft,
            @Nullable Integer publishedVersion,
            @Nullable TrackerDraft published,
            Instant changedAt) {}

    /** A sentence that a person judged. */
    record Label(String text, Side side, boolean correct) {}

    /** The newest first. */
    List<Kept> all(Viewer viewer) {
        return select(null);
    }

    Optional<Kept> find(Viewer viewer, TrackerId id) {
        return select(id.value()).stream().findFirst();
    }

    private List<Kept> select(@Nullable UUID id) {
        return jdbc.sql(SELECT).param("id", id).query((row, n) -> kept(row)).list();
    }

    private static Kept kept(ResultSet row) throws SQLException {
        Integer published = row.getObject("p_version", Integer.class);
        return new Kept(
                new TrackerId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getInt("version"),
                draft(row, ""),
                published,
                published == null ? null : draft(row, "p_"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    private static TrackerDraft draft(ResultSet row, String prefix) throws SQLException {
        String side = row.getString(prefix + "side");
        return new TrackerDraft(
                row.getString(prefix + "query"),
                side == null ? null : Side.valueOf(side),
                "CONVERSATION".equals(row.getString(prefix + "scope")));
    }

    /** False where another has the name. */
    @Transactional
    boolean add(Viewer viewer, TrackerId id, String name, TrackerDraft draft) {
        boolean added = jdbc.sql("insert into tracker (id, name) values (:id, :name) on conflict (name) do nothing")
                        .param("id", id.value())
                        .param("name", name)
                        .update()
                == 1;
        if (added) {
            addVersion(viewer, id, 1, draft);
        }
        return added;
    }

    /** Keeps a change as the next version, or in the place of a version that was never published. */
    @Transactional
    void change(Viewer viewer, Kept before, TrackerDraft draft) {
        boolean published = Integer.valueOf(before.version()).equals(before.publishedVersion());
        if (!published) {
            jdbc.sql("delete from tracker_version where tracker_id = :id and version = :version")
                    .param("id", before.id().value())
                    .param("version", before.version())
                    .update();
        }
        addVersion(viewer, before.id(), published ? before.version() + 1 : before.version(), draft);
    }

    private void addVersion(Viewer viewer, TrackerId id, int version, TrackerDraft draft) {
        jdbc.sql("""
                        insert into tracker_version (tracker_id, version, query, side, scope, by_user)
                        values (:id, :version, :query, :side, :scope, :user)""")
                .param("id", id.value())
                .param("version", version)
                .param("query", draft.query())
                .param("side", draft.side() == null ? null : draft.side().name())
                .param("scope", draft.whole() ? "CONVERSATION" : "MOMENT")
                .param("user", viewer.user())
                .update();
    }

    void publish(Viewer viewer, TrackerId id, int version) {
        jdbc.sql("""
                        update tracker_version set published_at = now(), by_user = :user
                         where tracker_id = :id and version = :version and published_at is null""")
                .param("id", id.value())
                .param("version", version)
                .param("user", viewer.user())
                .update();
    }

    /** A later word about the same sentence takes the place of the earlier one. */
    void label(Viewer viewer, TrackerId id, Label label) {
        jdbc.sql("""
                        insert into tracker_label (tracker_id, text, side, correct, by_user)
                        values (:id, :text, :side, :correct, :user)
                        on conflict (tracker_id, digest, side) do update
                           set correct = excluded.correct, by_user = excluded.by_user, at = now()""")
                .param("id", id.value())
                .param("text", label.text())
                .param("side", label.side().name())
                .param("correct", label.correct())
                .param("user", viewer.user())
                .update();
    }

    List<Label> labels(Viewer viewer, TrackerId id) {
        return jdbc.sql("select text, side, correct from tracker_label where tracker_id = :id order by at")
                .param("id", id.value())
                .query((row, n) -> new Label(
                        row.getString("text"), Side.valueOf(row.getString("side")), row.getBoolean("correct")))
                .list();
    }
}
