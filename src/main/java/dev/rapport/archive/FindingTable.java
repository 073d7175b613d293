package dev.rapport.archive;

import static java.util.stream.Collectors.toSet;

import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.Id;
import dev.rapport.conversation.ItemId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of {@link FindingStore}, without its rules. Safe for use by many threads. */
final class FindingTable {

    static final String SELECT =
            "select f.*, i.conversation_id, i.started_at from finding f join item i on i.id = f.item_id and i.state <> 'DISCARDED' where ";

    private static final String INSERT = """
            insert into finding (id, item_id, ordinal, type, label, side, text, value, confidence, rule, rule_version,
                                 evidence, lapsed, said_status, said_label, said_value, said_by, said_at)
            select id, item_id, ordinal, type, label, side, text, value::jsonb, confidence, rule, rule_version,
                   evidence::jsonb, lapsed, said_status, said_label, said_value::jsonb, said_by, said_at
              from jsonb_to_recordset(:rows::jsonb)
                   as one (id uuid, item_id uuid, ordinal int, type text, label text, side text, text text, value text,
                           confidence double precision, rule text, rule_version int, evidence text, lapsed boolean,
                           said_status text, said_label text, said_value text, said_by text, said_at timestamptz)""";

    private final JdbcClient jdbc;

    FindingTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<KeptFinding> ofItem(ItemId item) {
        return where("f.item_id = :id", item);
    }

    List<KeptFinding> where(String where, Id id) {
        return jdbc.sql(SELECT + where + " order by i.started_at, f.item_id, f.ordinal")
                .param("id", id.value())
                .query((row, n) -> KeptFinding.of(row))
                .list();
    }

    /** Which of these have findings. */
    Set<ItemId> known(Collection<ItemId> items) {
        return jdbc
                .sql("select distinct item_id from finding where item_id = any(:items)")
                .param("items", items.stream().map(ItemId::value).toArray(UUID[]::new))
                .query((row, n) -> new ItemId(Rows.uuid(row, "item_id")))
                .list()
                .stream()
                .collect(toSet());
    }

    /** How many of each type, without those that a person rejected. */
    Map<ConversationId, Map<FindingType, Integer>> counts(Collection<ConversationId> of) {
        record Row(ConversationId conversation, FindingType type, int count) {}
        Map<ConversationId, Map<FindingType, Integer>> counts = new HashMap<>();
        jdbc.sql("""
                        select i.conversation_id, f.type, count(*) as count
                          from finding f join item i on i.id = f.item_id and i.state <> 'DISCARDED'
                         where i.conversation_id = any(:ids) and f.said_status is distinct from 'REJECTED'
                         group by i.conversation_id, f.type""")
                .param("ids", of.stream().map(ConversationId::value).toArray(UUID[]::new))
                .query((row, n) -> new Row(
                        new ConversationId(Rows.uuid(row, "conversation_id")),
                        FindingType.valueOf(row.getString("type")),
                        row.getInt("count")))
                .list()
                .forEach(row -> counts.computeIfAbsent(row.conversation(), id -> new EnumMap<>(FindingType.class))
                        .put(row.type(), row.count()));
        return counts;
    }

    /** @param rows as {@link KeptFinding#columns} makes them, of one item or of many */
    void insert(List<Map<String, @Nullable Object>> rows) {
        if (!rows.isEmpty()) {
            jdbc.sql(INSERT).param("rows", FindingJson.rows(rows)).update();
        }
    }
}
