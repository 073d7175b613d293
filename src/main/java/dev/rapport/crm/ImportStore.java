package dev.rapport.crm;

import dev.rapport.conversation.ImportId;
import dev.rapport.conversation.Original;
import dev.rapport.conversation.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Holds the imports and how far they are. Safe for use by many threads and processes. */
@Component
class ImportStore {

    /** Further warnings are left out, but for their number. */
    private static final int MAX_WARNINGS = 1000;

    private final JdbcClient jdbc;
    private final Clock clock;

    ImportStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    ImportId add(Viewer by, ImportKind kind, String filename, Original original) {
        ImportId id = ImportId.create();
        jdbc.sql("""
                        insert into import (id, kind, filename, sha256, size, by_user, started_at)
                        values (:id, :kind, :filename, :sha256, :size, :user, :at)""")
                .param("id", id.value())
                .param("kind", kind.name())
                .param("filename", filename)
                .param("sha256", original.sha256())
                .param("size", original.size())
                .param("user", by.user())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    Optional<ImportStatus> find(ImportId id) {
        return jdbc.sql("select * from import where id = :id")
                .param("id", id.value())
                .query((row, n) -> status(row))
                .optional();
    }

    /** How far those are that are not at their end, the oldest first. */
    List<ImportStatus> unfinished() {
        return jdbc.sql("select * from import where state = 'RUNNING' order by started_at, id")
                .query((row, n) -> status(row))
                .list();
    }

    /** The imports that are not at their end, the oldest first. */
    List<Running> running() {
        return jdbc.sql("select * from import where state = 'RUNNING' order by started_at, id")
                .query((row, n) -> running(row))
                .list();
    }

    /**
     * Holds an import until the end of the caller's transaction, if it is still where the caller believes it to be; two
     * processes then never take the same rows.
     */
    boolean lockAt(ImportId id, long rowsDone) {
        return jdbc.sql("""
                        select id from import where id = :id and state = 'RUNNING' and rows_done = :rowsDone
                           for update skip locked""")
                .param("id", id.value())
                .param("rowsDone", rowsDone)
                .query((row, n) -> id)
                .optional()
                .isPresent();
    }

    void counted(ImportId id, long rows) {
        jdbc.sql("update import set rows_total = :rows where id = :id")
                .param("id", id.value())
                .param("rows", rows)
                .update();
    }

    void advance(ImportId id, RowCounts counts) {
        jdbc.sql("""
                        update import set rows_done = rows_done + :rows, created = created + :created,
                               updated = updated + :updated, duplicate = duplicate + :duplicate,
                               refused = refused + :refused,
                               warnings = (warnings || :warnings::text[])[1 : :max]
                         where id = :id""")
                .param("id", id.value())
                .param("rows", counts.rows())
                .param("created", counts.created())
                .param("updated", counts.updated())
                .param("duplicate", counts.duplicate())
                .param("refused", counts.refused())
                .param("warnings", counts.warnings().toArray(String[]::new))
                .param("max", MAX_WARNINGS)
                .update();
    }

    void done(ImportId id) {
        jdbc.sql("update import set state = 'DONE' where id = :id and state = 'RUNNING'")
                .param("id", id.value())
                .update();
    }

    void failed(ImportId id, String reason) {
        jdbc.sql("""
                        update import set state = 'FAILED', warnings = array_prepend(:reason, warnings)
                         where id = :id and state = 'RUNNING'""").param("id", id.value()).param("reason", reason).update();
    }

    private static Running running(ResultSet row) throws SQLException {
        return new Running(
                new ImportId(Columns.uuid(row, "id")),
                ImportKind.valueOf(row.getString("kind")),
                new Viewer(row.getString("by_user")),
                new Original(row.getString("sha256"), row.getLong("size")),
                row.getLong("rows_done"));
    }

    private static ImportStatus status(ResultSet row) throws SQLException {
        long total = row.getLong("rows_total");
        return new ImportStatus(
                new ImportId(Columns.uuid(row, "id")),
                ImportKind.valueOf(row.getString("kind")),
                row.getString("filename"),
                ImportStatus.State.valueOf(row.getString("state")),
                total,
                Math.max(0, total - row.getLong("rows_done")),
                row.getLong("created"),
                row.getLong("updated"),
                row.getLong("duplicate"),
                row.getLong("refused"),
                Columns.texts(row, "warnings"),
                Columns.instant(row, "started_at"));
    }

    /**
     * An import that is not at its end.
     *
     * @param rowsDone how many rows after the header are done with
     */
    record Running(ImportId id, ImportKind kind, Viewer by, Original original, long rowsDone) {}
}
