package dev.rapport.archive;

import dev.rapport.conversation.UtteranceId;
import dev.rapport.conversation.Viewer;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Knows what was said just before and just after an utterance. Safe for use by many threads. */
@Component
public class NeighbourStore {

    private static final String AROUND = """
            select u.id,
                   (select p.text from utterance p
                     where p.conversation_id = u.conversation_id and (p.ordinal, p.id) < (u.ordinal, u.id)
                       and p.item_id = u.item_id
                     order by p.ordinal desc, p.id desc limit 1) as before,
                   (select n.text from utterance n
                     where n.conversation_id = u.conversation_id and (n.ordinal, n.id) > (u.ordinal, u.id)
                       and n.item_id = u.item_id
                     order by n.ordinal, n.id limit 1) as after
              from utterance u where u.id = any(:ids)""";

    private final JdbcClient jdbc;

    NeighbourStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The neighbours of one utterance in its item.
     *
     * @param before null for the first
     * @param after null for the last
     */
    public record Neighbours(
            @Nullable String before, @Nullable String after) {}

    /** Of many at once; one that is gone is left out. */
    public Map<UtteranceId, Neighbours> around(Viewer viewer, Collection<UtteranceId> utterances) {
        record Row(UtteranceId id, Neighbours neighbours) {}
        return jdbc
                .sql(AROUND)
                .param("ids", utterances.stream().map(UtteranceId::value).toArray(UUID[]::new))
                .query((row, n) -> new Row(
                        new UtteranceId(row.getObject("id", UUID.class)),
                        new Neighbours(row.getString("before"), row.getString("after"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Row::id, Row::neighbours));
    }
}
