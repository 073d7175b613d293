package dev.rapport.insight;

import dev.rapport.conversation.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Holds the goals. Safe for use by many threads. */
@Component
class GoalStore {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    GoalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** As it is kept; what it has come to is not. */
    record Kept(GoalId id, GoalDraft goal, long version, Instant createdAt) {}

    GoalId add(Viewer by, GoalDraft goal, Instant now) {
        GoalId id = GoalId.create();
        with(goal, jdbc.sql("""
                        insert into goal (id, sentence, measure, category, target, starts, due, mile_markers, closed,
                                          by_user, created_at)
                        values (:id, :sentence, :measure, :category, :target, :starts, :due, :markers::jsonb, :closed,
                                :by, :now)"""))
                .param("id", id.value())
                .param("by", by.user())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    /** Returns whether it was of this version. */
    boolean change(Viewer by, GoalId id, long version, GoalDraft goal) {
        return with(goal, jdbc.sql("""
                        update goal set sentence = :sentence, measure = :measure, category = :category, target = :target,
                               starts = :starts, due = :due, mile_markers = :markers::jsonb, closed = :closed,
                               version = version + 1, by_user = :by
                         where id = :id and version = :version"""))
                        .param("id", id.value())
                        .param("version", version)
                        .param("by", by.user())
                        .update()
                > 0;
    }

    private static StatementSpec with(GoalDraft goal, StatementSpec statement) {
        return statement
                .param("sentence", goal.sentence())
                .param("measure", goal.measure().name())
                .param("category", goal.category())
                .param("target", goal.target())
                .param("starts", goal.starts())
                .param("due", goal.due())
                .param("markers", JSON.writeValueAsString(goal.mileMarkers()))
                .param("closed", goal.closed());
    }

    /** The newest first. */
    List<Kept> all(Viewer viewer) {
        return jdbc.sql("select * from goal order by created_at desc, id desc")
                .query((row, n) -> kept(row))
                .list();
    }

    Optional<Kept> find(Viewer viewer, GoalId id) {
        return jdbc.sql("select * from goal where id = :id")
                .param("id", id.value())
                .query((row, n) -> kept(row))
                .optional();
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                new GoalId(row.getObject("id", UUID.class)),
                new GoalDraft(
                        row.getString("sentence"),
                        Measure.valueOf(row.getString("measure")),
                        row.getString("category"),
                        row.getDouble("target"),
                        row.getObject("starts", LocalDate.class),
                        row.getObject("due", LocalDate.class),
                        JSON.readValue(
                                row.getString("mile_markers"), new TypeReference<List<GoalDraft.MileMarker>>() {}),
                        row.getBoolean("closed")),
                row.getLong("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
