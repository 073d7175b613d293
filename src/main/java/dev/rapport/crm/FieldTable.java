package dev.rapport.crm;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.rapport.conversation.Viewer;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Holds the fields of customers. Safe for use by many threads. */
@Component
class FieldTable {

    private final JdbcClient jdbc;

    FieldTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps a person's value, in the place of whatever was there. */
    void enter(Viewer by, UUID owner, String name, String value) {
        jdbc.sql("""
                        insert into field (owner_id, name, value, origin, by_user)
                        values (:owner, :name, :value, 'PERSON', :user)
                        on conflict (owner_id, name) do update set value = excluded.value, origin = 'PERSON',
                            confidence = 1, evidence = '[]', by_user = excluded.by_user, at = now()""")
                .param("owner", owner)
                .param("name", name)
                .param("value", value)
                .param("user", by.user())
                .update();
    }

    /** Keeps what a person changed. */
    void change(Viewer by, UUID owner, Map<String, Change<String>> changes) {
        changes.forEach((name, change) -> {
            switch (change) {
                case Change.Keep<String>() -> {}
                case Change.Clear<String>() -> remove(owner, name);
                case Change.To<String>(String text) -> enter(by, owner, name, text);
            }
        });
    }

    private void remove(UUID owner, String name) {
        jdbc.sql("delete from field where owner_id = :owner and name = :name")
                .param("owner", owner)
                .param("name", name)
                .update();
    }

    Map<UUID, Map<String, Field>> of(UUID[] owners) {
        record Row(UUID owner, String name, Field field) {}
        return jdbc
                .sql("select owner_id, name, value, origin, confidence, at from field where owner_id = any(:owners)")
                .param("owners", owners)
                .query((row, n) -> new Row(
                        row.getObject("owner_id", UUID.class),
                        row.getString("name"),
                        new Field(
                                row.getString("value"),
                                Field.Origin.valueOf(row.getString("origin")),
                                row.getDouble("confidence"),
                                row.getObject("at", OffsetDateTime.class).toInstant())))
                .list()
                .stream()
                .collect(groupingBy(Row::owner, toMap(Row::name, Row::field, (a, b) -> a, TreeMap::new)));
    }
}
