package dev.rapport.archive;

import dev.rapport.conversation.Channel;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Shows findings of one type from many items, with when that was said on which they stand, the oldest first; not those that
 * a person rejected. Safe for use by many threads.
 */
@Component
public class DatedFindings {

    private static final String SELECT = """
            select * from (
                select f.*, i.conversation_id, c.channel,
                       coalesce((select m.sent_at from message m where m.id = (f.evidence -> 0 ->> 'message')::uuid),
                                i.started_at
                                + make_interval(secs => coalesce((f.evidence -> 0 ->> 'startMs')::bigint, 0) / 1000.0)) as at
                  from finding f join item i on i.id = f.item_id and i.state <> 'DISCARDED'
                  join conversation c on c.id = i.conversation_id
                 where f.type = :type and f.said_status is distinct from 'REJECTED' %s) as dated
             where (:after::timestamptz is null or at >= :after) and (:before::timestamptz is null or at < :before)
             order by at, id""";

    private final JdbcClient jdbc;

    DatedFindings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param at when it was said or sent */
    public record Dated(Finding finding, Instant at, Channel channel) {}

    @Transactional(readOnly = true)
    public List<Dated> of(Viewer viewer, FindingType type, Collection<ItemId> items) {
        return select("and f.item_id = any(:items)", type, null, null)
                .param("items", items.stream().map(ItemId::value).toArray(UUID[]::new))
                .query((row, n) -> dated(row))
                .list();
    }

    /**
     * @param after inclusive; null for all
     * @param before exclusive; null for all
     */
    @Transactional(readOnly = true)
    public List<Dated> between(Viewer viewer, FindingType type, @Nullable Instant after, @Nullable Instant before) {
        return select("", type, after, before).query((row, n) -> dated(row)).list();
    }

    private static Dated dated(ResultSet row) throws SQLException {
        return new Dated(
                KeptFinding.of(row).shown(), Rows.instant(row, "at"), Channel.valueOf(row.getString("channel")));
    }

    private JdbcClient.StatementSpec select(
            String where, FindingType type, @Nullable Instant after, @Nullable Instant before) {
        return jdbc.sql(SELECT.formatted(where))
                .param("type", type.name())
                .param("after", after == null ? null : Rows.at(after))
                .param("before", before == null ? null : Rows.at(before));
    }
}
