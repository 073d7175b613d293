package dev.rapport.capture.vcon;

import dev.rapport.capture.MessageImport;
import dev.rapport.capture.MessageImports;
import dev.rapport.conversation.ImportId;
import dev.rapport.conversation.Original;
import dev.rapport.conversation.Viewer;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Holds the imports of vCons, and what became of each. Safe for use by many threads and processes. */
@Component
final class VconImportStore {

    private static final String STATUS = """
            with one as (
                select m.import_id, %s
                  from vcon_import_item m left join item i on i.id = m.item_id where m.import_id = :id)
            select e.*, 'vcon' as kind, case when e.state = 'RUNNING' then 0 else 1 end as progress, %s
              from vcon_import e left join one on one.import_id = e.id
             where e.id = :id group by e.id""".formatted(MessageImports.BECAME, MessageImports.COUNTS);

    private final JdbcClient jdbc;
    private final MessageImports imports;
    private final Clock clock;

    VconImportStore(JdbcClient jdbc, MessageImports imports, Clock clock) {
        this.jdbc = jdbc;
        this.imports = imports;
        this.clock = clock;
    }

    ImportId add(Viewer by, String filename, Original original) {
        ImportId id = ImportId.create();
        jdbc.sql("""
                        insert into vcon_import (id, filename, sha256, size, by_user, not_before, started_at)
                        values (:id, :filename, :sha256, :size, :user, :at, :at)""")
                .param("id", id.value())
                .param("filename", filename)
                .param("sha256", original.sha256())
                .param("size", original.size())
                .param("user", by.user())
                .param("at", now())
                .update();
        return id;
    }

    Optional<MessageImport> find(ImportId id) {
        return imports.of(STATUS, Map.of("id", id.value())).stream().findFirst();
    }

    /** Those that are to be read now, the oldest first. */
    List<Running> running() {
        return jdbc.sql("""
                        select * from vcon_import where state = 'RUNNING' and not_before <= :now
                         order by started_at, id limit 100""")
                .param("now", now())
                .query((row, n) -> new Running(
                        new ImportId(row.getObject("id", UUID.class)),
                        row.getString("filename"),
                        new Original(row.getString("sha256"), row.getLong("size")),
                        row.getInt("tries")))
                .list();
    }

    /** It was read. Joins the caller's transaction. */
    void read(ImportId id, VconIntake.Result result) {
        int at = 0;
        for (Brought one : result.items()) {
            jdbc.sql(
                            "insert into vcon_import_item (import_id, at, outcome, item_id) values (:id, :at, :outcome, :item)")
                    .param("id", id.value())
                    .param("at", at++)
                    .param("outcome", one.duplicate() ? "DUPLICATE" : "NEW")
                    .param("item", one.item().value())
                    .update();
        }
        jdbc.sql("update vcon_import set state = 'READ', warnings = :warnings where id = :id")
                .param("id", id.value())
                .param("warnings", result.warnings().toArray(String[]::new))
                .update();
    }

    /** It is of no use, and is kept in quarantine. */
    void refused(ImportId id, String reason) {
        jdbc.sql("""
                        with one as (insert into vcon_import_item (import_id, at, outcome) values (:id, 0, 'REFUSED')
                                     on conflict do nothing)
                        update vcon_import set state = 'FAILED', warnings = array[:reason::text] where id = :id""")
                .param("id", id.value())
                .param("reason", reason.replace("\0", ""))
                .update();
    }

    /** It could not be taken just now. */
    void later(ImportId id, Duration after) {
        jdbc.sql("update vcon_import set tries = tries + 1, not_before = :at where id = :id and state = 'RUNNING'")
                .param("id", id.value())
                .param("at", clock.instant().plus(after).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What a file of a watched folder was taken with, where it was before a kill. */
    Optional<List<String>> taken(String delivery) {
        return jdbc.sql("select warnings from vcon_delivery where delivery = :delivery")
                .param("delivery", delivery)
                .query((row, n) ->
                        Arrays.asList((String[]) row.getArray("warnings").getArray()))
                .optional();
    }

    /** Keeps that a file was taken, in the caller's transaction; forgets those of long ago. */
    void take(String delivery, List<String> warnings) {
        jdbc.sql("delete from vcon_delivery where at < :before")
                .param("before", now().minusDays(30))
                .update();
        jdbc.sql("""
                        insert into vcon_delivery (delivery, warnings, at) values (:delivery, :warnings, :now)
                        on conflict (delivery) do nothing""")
                .param("delivery", delivery)
                .param("warnings", warnings.toArray(String[]::new))
                .param("now", now())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    /** An import that is to be read. */
    record Running(ImportId id, String filename, Original original, int tries) {}
}
