package dev.rapport.capture.chat.export;

import dev.rapport.capture.MessageImport;
import dev.rapport.capture.MessageImports;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Holds the imports of chats and how far they are; what became of each message, its sighting says. Safe for use by many threads and
 * processes.
 */
@Component
final class ChatImportStore {

    private static final String STATUS = """
        with one as (
            select e.id as import_id, %1$s
              from chat_import e
              join sighting m on m.channel = 'CHAT' and split_part(m.delivery, ' # ', 1) = 'import ' || e.id
              left join item i on i.id = m.item_id
             where %3$s)
        select e.*, %2$s
          from chat_import e left join one on one.import_id = e.id
         where %3$s
         group by e.id order by e.started_at, e.id\
        """;

    private static final String UNFINISHED = """
        (e.state = 'RUNNING' or e.state = 'READ' and exists (
            select from sighting p join item on item.id = p.item_id
             where p.channel = 'CHAT' and split_part(p.delivery, ' # ', 1) = 'import ' || e.id
               and p.outcome = 'NEW' and item.state = 'PENDING'))\
        """;

    private final JdbcClient jdbc;
    private final MessageImports imports;
    private final Clock clock;

    ChatImportStore(JdbcClient jdbc, MessageImports imports, Clock clock) {
        this.jdbc = jdbc;
        this.imports = imports;
        this.clock = clock;
    }

    ImportId add(Viewer by, ChatImportKind kind, String filename, Original original) {
        ImportId id = ImportId.create();
        jdbc.sql("""
            insert into chat_import (id, kind, filename, sha256, size, by_user, started_at)
            values (:id, :kind, :filename, :sha256, :size, :user, :at)\
            """)
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

    /** What its parts are delivered as. */
    static String delivery(ImportId id) {
        return "import " + id;
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
        return jdbc.sql("select * from chat_import where state = 'RUNNING' order by started_at, id")
                .query((row, n) -> new Running(
                        id(row),
                        ChatImportKind.valueOf(row.getString("kind")),
                        row.getString("filename"),
                        new Original(row.getString("sha256"), row.getLong("size"))))
                .list();
    }

    void progress(ImportId id, double progress) {
        jdbc.sql("update chat_import set progress = :progress where id = :id and state = 'RUNNING'")
                .param("progress", progress)
                .param("id", id.value())
                .update();
    }

    /** It was read to its end. */
    void read(ImportId id, List<String> warnings) {
        end(id, "READ", warnings);
    }

    void failed(ImportId id, String reason) {
        end(id, "FAILED", List.of(reason));
    }

    private void end(ImportId id, String state, List<String> warnings) {
        jdbc.sql("""
            update chat_import set state = :state, progress = 1, warnings = :warnings
             where id = :id and state = 'RUNNING'\
            """)
                .param("state", state)
                .param("warnings", warnings.toArray(String[]::new))
                .param("id", id.value())
                .update();
    }

    private static ImportId id(ResultSet row) throws SQLException {
        return new ImportId(row.getObject("id", UUID.class));
    }

    /** An import that is not read to its end. */
    record Running(ImportId id, ChatImportKind kind, String filename, Original original) {}
}
