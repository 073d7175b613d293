package dev.rapport.crm.field;

import dev.rapport.conversation.Evidence;
import dev.rapport.conversation.Viewer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells how the fields of a customer became what they are. Safe for use by many threads. */
@Component
public class FieldHistory {

    private static final int MOST = 500;

    private final JdbcClient jdbc;
    private final EvidencePlaces places;

    FieldHistory(JdbcClient jdbc, EvidencePlaces places) {
        this.jdbc = jdbc;
        this.places = places;
    }

    /**
     * The changes, the latest first; at most 500.
     *
     * @param name of one field; null for all
     */
    public List<Step> of(Viewer viewer, FieldOwner owner, @Nullable String name) {
        record Row(String evidence, Step step) {}
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("owner", owner.id());
        params.put("key", name == null ? null : Likeness.key(name));
        List<Row> rows = jdbc.sql("""
                        select * from field_history where owner_id = :owner
                           and (:key::text is null or regexp_replace(lower(name), '[^[:alnum:]]', '', 'g') = :key)
                         order by id desc limit\s""" + MOST)
                .params(params)
                .query((row, n) -> new Row(
                        row.getString("evidence"),
                        new Step(
                                row.getString("name"),
                                row.getString("value"),
                                Field.Origin.valueOf(row.getString("origin")),
                                List.of(),
                                row.getDouble("confidence"),
                                row.getString("by_user"),
                                row.getObject("at", OffsetDateTime.class).toInstant())))
                .list();
        EvidencePlaces.Found found = places.of(rows.stream().map(Row::evidence).toList());
        return rows.stream()
                .map(row -> row.step().with(found.evidence(row.evidence())))
                .toList();
    }

    /**
     * One change.
     *
     * @param value what it became; null where the field was emptied
     * @param by the user; the pipeline's name for what was derived
     */
    public record Step(
            String name,
            @Nullable String value,
            Field.Origin origin,
            List<Evidence> evidence,
            double confidence,
            String by,
            Instant at) {

        private Step with(List<Evidence> places) {
            return new Step(name, value, origin, places, confidence, by, at);
        }
    }
}
