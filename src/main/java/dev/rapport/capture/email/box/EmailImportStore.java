package dev.rapport.capture.email.box;

import dev.rapport.capture.MessageImport;
import dev.rapport.capture.MessageImports;
import dev.rapport.capture.email.EmailOutcome;
import dev.rapport.conversation.ImportId;
import dev.rapport.conversation.Original;
import dev.rapport.conversation.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Holds the imports of mail, how far they are, and what became of each message. Safe for use by many threads and processes. */
@Component
final class EmailImportStore {

    /** Further warnings are left out. */
    private static final int MAX_WARNINGS = 1000;

    /** Of a zip only the number of files is known, when it is open. */
    private static final String STATUS = """
            with one as (
                select m.import_id, %s from email_import_message m left join item i on i.id = m.item_id)
            select e.*,
                   case when e.state <> 'RUNNING' then 1
                        when e.kind = 'MBOX' then least(1, e.next_at::float8 / greatest(1, e.size))
                        else 0 end as progress,
                   %s
              from email_import e left join one on one.import_id = e.id
             where %s
             group by e.id order by e.started_at, e.id""";

    private static final String UNFINISHED = """
            e.state = 'RUNNING' or e.state = 'READ' and exists (
                select from email_import_message p join item on item.id = p.item_id
                 where p.import_id = e.id and p.outcome = 'NEW' and item.state = 'PENDING')""";

    private final JdbcClient jdbc;
    private final MessageImports imports;
    private final NamedParameterJdbcOperations many;
    private final Clock clock;

    EmailImportStore(JdbcClient jdbc, MessageImports imports, NamedParameterJdbcOperations many, Clock clock) {
        this.jdbc = jdbc;
        this.imports = imports;
        this.many = many;
        this.clock = clock;
    }

    ImportId add(Viewer by, EmailImportKind kind, String filename, Original original, boolean policy) {
        ImportId id = ImportId.create();
        jdbc.sql("""
                        insert into email_import (id, kind, filename, sha256, size, policy, by_user, started_at)
                        values (:id, :kind, :filename, :sha256, :size, :policy, :user, :at)""")
                .param("id", id.value())
                .param("kind", kind.name())
                .param("filename", filename)
                .param("sha256", original.sha256())
                .param("size", original.size())
                .param("policy", policy)
                .param("user", by.user())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    Optional<MessageImport> find(ImportId id) {
        return imports.of(status("e.id = :id"), Map.of("id", id.value())).stream()
                .findFirst();
    }

    private static String status(String which) {
        return STATUS.formatted(MessageImports.BECAME, MessageImports.COUNTS, which);
    }

    /** Those that are not at their end, the oldest first. */
    List<MessageImport> unfinished() {
        return imports.of(status(UNFINISHED), Map.of());
    }

    /** Those that are not read to their end, the oldest first. */
    List<Running> running() {
        return jdbc.sql("select * from email_import where state = 'RUNNING' order by started_at, id")
                .query((row, n) -> new Running(
                        id(row),
                        EmailImportKind.valueOf(row.getString("kind")),
                        row.getString("filename"),
                        new Original(row.getString("sha256"), row.getLong("size")),
                        row.getBoolean("policy"),
                        row.getLong("next_at")))
                .list();
    }

    /** Joins the caller's transaction. False where it is no longer where the caller believes it to be. */
    boolean advance(ImportId id, long from, List<Reading.Read> read, long next) {
        boolean ours = jdbc.sql("""
                        update email_import set next_at = :next
                         where id = :id and state = 'RUNNING' and next_at = :from""")
                        .param("id", id.value())
                        .param("from", from)
                        .param("next", next)
                        .update()
                == 1;
        if (ours) {
            add(id, read);
            read.forEach(one -> warn(id, one));
        }
        return ours;
    }

    private void add(ImportId id, List<Reading.Read> read) {
        many.batchUpdate(
                "insert into email_import_message (import_id, at, outcome, item_id) values (:id, :at, :outcome, :item)",
                read.stream()
                        .map(one -> {
                            EmailOutcome outcome = one.took().outcome();
                            return new MapSqlParameterSource("id", id.value())
                                    .addValue("at", one.letter().at())
                                    .addValue("outcome", called(outcome))
                                    .addValue(
                                            "item",
                                            outcome instanceof EmailOutcome.Accepted accepted
                                                    ? accepted.itemId().value()
                                                    : null);
                        })
                        .toArray(SqlParameterSource[]::new));
    }

    private static String called(EmailOutcome outcome) {
        return switch (outcome) {
            case EmailOutcome.Accepted accepted -> accepted.duplicate() ? "DUPLICATE" : "NEW";
            case EmailOutcome.Excluded excluded -> "EXCLUDED";
            case EmailOutcome.Refused refused -> "REFUSED";
        };
    }

    private void warn(ImportId id, Reading.Read read) {
        if (read.took().outcome() instanceof EmailOutcome.Refused refused) {
            warn(id, read.letter().name() + ": " + refused.reason());
        }
    }

    private void warn(ImportId id, String warning) {
        jdbc.sql("update email_import set warnings = (warnings || :warning::text)[1 : :max] where id = :id")
                .param("id", id.value())
                .param("warning", warning)
                .param("max", MAX_WARNINGS)
                .update();
    }

    void read(ImportId id) {
        jdbc.sql("update email_import set state = 'READ' where id = :id and state = 'RUNNING'")
                .param("id", id.value())
                .update();
    }

    void failed(ImportId id, String reason) {
        jdbc.sql("""
                        update email_import set state = 'FAILED', warnings = array_prepend(:reason, warnings)
                         where id = :id and state = 'RUNNING'""").param("id", id.value()).param("reason", reason).update();
    }

    private static ImportId id(ResultSet row) throws SQLException {
        return new ImportId(row.getObject("id", UUID.class));
    }

    /**
     * An import that is not read to its end.
     *
     * @param nextAt where it goes on
     */
    record Running(
            ImportId id, EmailImportKind kind, String filename, Original original, boolean policy, long nextAt) {}
}
