package dev.rapport.crm.field;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.rapport.conversation.Viewer;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of fields and of their history, without the rules about them. Safe for use by many threads. */
@Component
class FieldRows {

    private static final String ENTERED = """
            insert into field_history (owner_id, name, value, origin, confidence, by_user)
            select owner_id, name, value, origin, confidence, by_user from kept""";

    private final JdbcClient jdbc;
    private final EvidencePlaces places;

    FieldRows(JdbcClient jdbc, EvidencePlaces places) {
        this.jdbc = jdbc;
        this.places = places;
    }

    /** By owner and name, in the order of the names. */
    Map<UUID, Map<String, Field>> of(Collection<UUID> owners) {
        record Row(UUID owner, String name, String evidence, Field field) {}
        List<Row> rows = jdbc.sql(
                        "select owner_id, name, value, origin, confidence, evidence, at from field where owner_id = any(:owners)")
                .param("owners", owners.toArray(UUID[]::new))
                .query((row, n) -> new Row(
                        row.getObject("owner_id", UUID.class),
                        row.getString("name"),
                        row.getString("evidence"),
                        new Field(
                                row.getString("value"),
                                Field.Origin.valueOf(row.getString("origin")),
                                List.of(),
                                row.getDouble("confidence"),
                                row.getObject("at", OffsetDateTime.class).toInstant())))
                .list();
        EvidencePlaces.Found found = places.of(rows.stream().map(Row::evidence).toList());
        return rows.stream()
                .collect(groupingBy(
                        Row::owner,
                        toMap(
                                Row::name,
                                row -> new Field(
                                        row.field().value(),
                                        row.field().origin(),
                                        found.evidence(row.evidence()),
                                        row.field().confidence(),
                                        row.field().at()),
                                (a, b) -> a,
                                TreeMap::new)));
    }

    /** A person's value, in the place of whatever was there under any spelling of the name by a machine. */
    void enter(Viewer by, UUID owner, String name, String value) {
        jdbc.sql("""
                        delete from field where owner_id = :owner and origin = 'DERIVED' and name <> :name
                           and regexp_replace(lower(name), '[^[:alnum:]]', '', 'g') = :key""")
                .param("owner", owner)
                .param("name", name)
                .param("key", Likeness.key(name))
                .update();
        jdbc.sql("""
                        with kept as (
                            insert into field (owner_id, name, value, origin, by_user)
                            values (:owner, :name, :value, 'PERSON', :user)
                            on conflict (owner_id, name) do update set value = excluded.value, origin = 'PERSON',
                                confidence = 1, evidence = '[]', by_user = excluded.by_user, at = now()
                            returning *)
                        """ + ENTERED)
                .param("owner", owner)
                .param("name", name)
                .param("value", value)
                .param("user", by.user())
                .update();
    }

    /** The values of an owner that is new. */
    void enterNew(Viewer by, UUID owner, Map<String, String> values) {
        if (values.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        with kept as (
                            insert into field (owner_id, name, value, origin, by_user)
                            select :owner, name, value, 'PERSON', :user
                              from unnest(:names::text[], :values::text[]) as one (name, value)
                            returning *)
                        """ + ENTERED)
                .param("owner", owner)
                .param("names", values.keySet().toArray(String[]::new))
                .param("values", values.values().toArray(String[]::new))
                .param("user", by.user())
                .update();
    }

    /** A derived value. Its history has an entry where the value is another. */
    void derive(UUID owner, String name, Proposal proposal, @Nullable Field before) {
        String evidence = EvidenceJson.of(proposal.evidence());
        jdbc.sql("""
                        insert into field (owner_id, name, value, origin, confidence, evidence, by_user)
                        values (:owner, :name, :value, 'DERIVED', :confidence, :evidence::jsonb, :user)
                        on conflict (owner_id, name) do update set value = excluded.value, origin = 'DERIVED',
                            confidence = excluded.confidence, evidence = excluded.evidence, by_user = excluded.by_user,
                            at = case when field.value = excluded.value then field.at else now() end""")
                .param("owner", owner)
                .param("name", name)
                .param("value", proposal.value())
                .param("confidence", proposal.confidence())
                .param("evidence", evidence)
                .param("user", Viewer.PIPELINE.user())
                .update();
        if (before == null || !before.value().equals(proposal.value())) {
            remember(Viewer.PIPELINE, owner, name, proposal.value(), proposal.confidence(), evidence);
        }
    }

    /** Whether there was one. */
    boolean remove(Viewer by, UUID owner, String name) {
        boolean there = jdbc.sql("delete from field where owner_id = :owner and name = :name")
                        .param("owner", owner)
                        .param("name", name)
                        .update()
                > 0;
        if (there) {
            remember(by, owner, name, null, 1, "[]");
        }
        return there;
    }

    private void remember(
            Viewer by, UUID owner, String name, @Nullable String value, double confidence, String evidence) {
        jdbc.sql("""
                        insert into field_history (owner_id, name, value, origin, confidence, evidence, by_user)
                        values (:owner, :name, :value, :origin, :confidence, :evidence::jsonb, :user)""")
                .param("owner", owner)
                .param("name", name)
                .param("value", value)
                .param("origin", by.equals(Viewer.PIPELINE) ? "DERIVED" : "PERSON")
                .param("confidence", confidence)
                .param("evidence", evidence)
                .param("user", by.user())
                .update();
    }
}
