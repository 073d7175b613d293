package dev.rapport.crm.promise;

import static java.util.stream.Collectors.groupingBy;

import dev.rapport.conversation.Evidence;
import dev.rapport.conversation.FindingId;
import dev.rapport.crm.promise.Kept.Because;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The rows of what keeps promises. Safe for use by many threads. */
@Component
class KeptTable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations many;

    KeptTable(JdbcClient jdbc, NamedParameterJdbcOperations many) {
        this.jdbc = jdbc;
        this.many = many;
    }

    /** Those of the promises that are kept. */
    Map<FindingId, Kept> of(Collection<FindingId> promises) {
        record Row(FindingId promise, int parts, Instant at, double confidence, Because because) {}
        Map<FindingId, Kept> kept = new HashMap<>();
        jdbc
                .sql("select * from promise_kept where promise_id = any(:ids) order by promise_id, ordinal")
                .param("ids", ids(promises))
                .query((row, n) -> new Row(
                        new FindingId(Columns.uuid(row, "promise_id")),
                        row.getInt("parts"),
                        Columns.instant(row, "at"),
                        row.getDouble("confidence"),
                        new Because(row.getString("why"), JSON.readValue(row.getString("evidence"), Evidence.class))))
                .list()
                .stream()
                .collect(groupingBy(Row::promise))
                .forEach((promise, rows) -> {
                    if (rows.size() == rows.getFirst().parts()) {
                        kept.put(
                                promise,
                                new Kept(
                                        rows.getFirst().at(),
                                        rows.getFirst().confidence(),
                                        rows.stream().map(Row::because).toList()));
                    }
                });
        return kept;
    }

    /** Keeps what keeps each of the promises now: nothing, where the map has none. What is so already is not written. */
    void replace(List<FindingId> promises, Map<FindingId, Kept> now) {
        Map<FindingId, Kept> before = of(promises);
        List<FindingId> changed = promises.stream()
                .filter(id -> !Objects.equals(before.get(id), now.get(id)))
                .toList();
        if (changed.isEmpty()) {
            return;
        }
        jdbc.sql("delete from promise_kept where promise_id = any(:ids)")
                .param("ids", ids(changed))
                .update();
        List<SqlParameterSource> rows = new ArrayList<>();
        changed.forEach(id -> {
            Kept kept = now.get(id);
            if (kept != null) {
                rows.addAll(rows(id, kept));
            }
        });
        if (!rows.isEmpty()) {
            many.batchUpdate("""
                    insert into promise_kept (promise_id, ordinal, parts, item_id, at, confidence, why, evidence)
                    values (:promise, :ordinal, :parts, :item, :at, :confidence, :why, :evidence::jsonb)""", rows.toArray(SqlParameterSource[]::new));
        }
    }

    private static List<SqlParameterSource> rows(FindingId promise, Kept kept) {
        List<SqlParameterSource> rows = new ArrayList<>();
        for (Because because : kept.because()) {
            rows.add(new MapSqlParameterSource("promise", promise.value())
                    .addValue("ordinal", rows.size())
                    .addValue("parts", kept.because().size())
                    .addValue("item", because.evidence().item().value())
                    .addValue("at", Columns.at(kept.at()))
                    .addValue("confidence", kept.confidence())
                    .addValue("why", because.why())
                    .addValue("evidence", JSON.writeValueAsString(because.evidence())));
        }
        return rows;
    }

    private static UUID[] ids(Collection<FindingId> promises) {
        return promises.stream().map(FindingId::value).toArray(UUID[]::new);
    }
}
