package dev.rapport.crm;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Holds how customers are reached. Safe for use by many threads. */
@Component
class ReachTable {

    private final JdbcClient jdbc;

    ReachTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Puts these in the place of all of the kind that the customer had. */
    void replace(Owner owner, UUID id, Reach.Kind kind, List<Reach> with) {
        jdbc.sql("delete from reach where " + owner.column + " = :id and kind = :kind")
                .param("id", id)
                .param("kind", kind.name())
                .update();
        if (with.isEmpty()) {
            return;
        }
        jdbc.sql("insert into reach (" + owner.column + """
                        , kind, ordinal, typed, normal, key)
                        select :id, :kind, n, typed, normal, key
                          from unnest(:typed::text[], :normal::text[], :key::text[])
                               with ordinality as t (typed, normal, key, n)""")
                .param("id", id)
                .param("kind", kind.name())
                .param("typed", with.stream().map(Reach::typed).toArray(String[]::new))
                .param("normal", with.stream().map(Reach::normal).toArray(String[]::new))
                .param("key", with.stream().map(Reach::key).toArray(String[]::new))
                .update();
    }

    /** In the order in which they were given. */
    Map<UUID, List<Reach>> of(Owner owner, UUID[] ids) {
        return jdbc
                .sql("select * from reach where " + owner.column + " = any(:ids) order by kind, ordinal")
                .param("ids", ids)
                .query((row, n) -> Map.entry(
                        row.getObject(owner.column, UUID.class),
                        new Reach(
                                Reach.Kind.valueOf(row.getString("kind")),
                                row.getString("typed"),
                                row.getString("normal"),
                                row.getString("key"))))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }
}
