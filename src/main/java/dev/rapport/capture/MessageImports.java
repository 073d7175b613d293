package dev.rapport.capture;

import dev.rapport.conversation.ImportId;
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
 * <p>Each asks with a statement of its own, made with {@link #BECAME} and {@link #COUNTS}, whose columns are called like what a
 * {@link MessageImport} holds; {@code state} is RUNNING, READ or FAILED.
 */
@Component
public final class MessageImports {

    /** What became of a message, as SQL: of {@code m}, whose outcome is kept, and of {@code i}, the item that came of it or null. */
    public static final String BECAME = """
            case when m.outcome = 'REFUSED' then 'QUARANTINED'
                 when m.outcome <> 'NEW' then m.outcome
                 when i.id is null then 'UNMATCHED'
                 when i.state = 'DISCARDED' then 'QUARANTINED'
                 when i.state <> 'PROCESSED' then i.state
                 when i.match_outcome = 'MATCHED' then 'ATTACHED'
                 else 'UNMATCHED' end as became""";

    /** How many became what, as SQL: of {@code one}, whose {@code became} is the above, or null where nothing is read yet. */
    public static final String COUNTS = """
            count(one.became) as seen,
            count(*) filter (where one.became = 'ATTACHED') as attached,
            count(*) filter (where one.became = 'UNMATCHED') as unmatched,
            count(*) filter (where one.became = 'DUPLICATE') as duplicate,
            count(*) filter (where one.became = 'EXCLUDED') as excluded,
            count(*) filter (where one.became = 'QUARANTINED') as quarantined,
            count(*) filter (where one.became = 'PENDING') as pending""";

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
                new ImportId(row.getObject("id", UUID.class)),
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
