package dev.rapport.archive;

import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what was written in an item together with who wrote it, and when. Safe for use by many threads. */
@Component
public class WrittenStore {

    private static final String COLUMNS = """
            select u.*, coalesce(p.said_side, p.side) as side, m.sent_at, m.sent_offset
              from utterance u join party p on p.id = u.party_id join message m on m.id = u.message_id""";

    private static final String AROUND = """
            select w.*, i.id as around from item i cross join lateral (
              (%1$s
                where u.item_id = i.id)
              union all
              (%1$s
                where u.conversation_id = i.conversation_id and u.item_id <> i.id
                  and (u.ordinal, u.id) < (select ordinal, id from utterance where item_id = i.id order by ordinal, id limit 1)
                order by u.ordinal desc, u.id desc limit :before)) as w
             where i.id = any(:items) order by i.id, w.ordinal, w.id""".formatted(COLUMNS);

    private static final String AFTER = COLUMNS + "\n" + """
             where u.conversation_id = (select conversation_id from item where id = :item) and u.item_id <> :item
               and (u.ordinal, u.id) > (select ordinal, id from utterance where item_id = :item
                                         order by ordinal desc, id desc limit 1)
             order by u.ordinal, u.id limit :most""";

    private final JdbcClient jdbc;

    WrittenStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What was written in items, each after what was last written before it in its conversation; nothing for an item without
     * words.
     *
     * @param before how many sentences from before, at most
     */
    public Map<ItemId, List<Written>> around(Viewer viewer, Collection<ItemId> items, int before) {
        Map<ItemId, List<Written>> around = new HashMap<>();
        jdbc.sql(AROUND)
                .param("items", items.stream().map(ItemId::value).toArray(UUID[]::new))
                .param("before", before)
                .query((row, n) -> Map.entry(new ItemId(Rows.uuid(row, "around")), written(row)))
                .list()
                .forEach(entry -> around.computeIfAbsent(entry.getKey(), item -> new ArrayList<>())
                        .add(entry.getValue()));
        return around;
    }

    /** What was written in the same conversation after all of an item, at most so many sentences. */
    public List<Written> after(Viewer viewer, ItemId item, int most) {
        return jdbc.sql(AFTER)
                .param("item", item.value())
                .param("most", most)
                .query((row, n) -> written(row))
                .list();
    }

    private static Written written(ResultSet row) throws SQLException {
        return new Written(
                TranscriptStore.utterance(row),
                Side.valueOf(row.getString("side")),
                Rows.instant(row, "sent_at"),
                row.getObject("sent_offset", Integer.class));
    }

    /**
     * A sentence.
     *
     * @param offsetSeconds of the writer's clock from UTC; null where that is not known
     */
    public record Written(
            Utterance utterance,
            Side side,
            Instant at,
            @Nullable Integer offsetSeconds) {}
}
