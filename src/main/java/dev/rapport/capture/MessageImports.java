package dev.rapport.capture;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads how far imports are, which mail, chats and vCons keep in tables of their own. Safe for use by many threads.
 *
 * <p>Each asks with a statement of its own, whose columns are called like what a {@link MessageImport} holds; {@code state} is
 * RUNNING, READ or FAILED.
 */
@Component
public final class MessageImports {

    private final JdbcClient jdbc;

    MessageImports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The imports that this statement finds, in its order. */
    public List<MessageImport> of(String sql, Map<String, ?> parameters) {
        return jdbc.sql(sql).params(parameters).query((row, n) -> status(row)).list();
    }

    private static MessageImport status(ResultSet row) throws SQLException {
        long pending = row.getLong("pending");
        return new MessageImport(
                row.getObject("id", UUID.class),
                row.getString("kind").toLowerCase(Locale.ROOT),
                row.getString("filename"),
                MessageImport.State.of(row.getString("state"), pending),
                row.getLong("seen"),
                row.getLong("attached"),
                row.getLong("unmatched"),
                row.getLong("duplicate"),
                row.getLong("excluded"),
                row.getLong("quarantined"),
                pending,
                row.getDouble("progress"),
                Arrays.asList((String[]) row.getArray("warnings").getArray()),
                row.getObject("started_at", OffsetDateTime.class).toInstant());
    }
}
