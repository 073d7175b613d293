package dev.rapport.crm;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Holds how customers are reached. Safe for use by many threads. */
@Component
class ReachTable {

    /** The places of derived ones come behind those of any that a person may enter. */
    private static final int AFTER_ENTERED = 1_000;

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

    /** The keys of those that conversations gave. */
    Set<String> derived(UUID contact, Reach.Kind kind) {
        return jdbc
                .sql("select key from reach where contact_id = :id and kind = :kind and derived")
                .param("id", contact)
                .param("kind", kind.name())
                .query(String.class)
                .list()
                .stream()
                .collect(toSet());
    }

    /** Puts these in the place of those that conversations gave before; what a person entered stays, and is not doubled. */
    void replaceDerived(UUID contact, Reach.Kind kind, List<Reach> with) {
        jdbc.sql("delete from reach where contact_id = :id and kind = :kind and derived")
                .param("id", contact)
                .param("kind", kind.name())
                .update();
        jdbc.sql("""
                        insert into reach (contact_id, kind, ordinal, typed, normal, key, derived)
                        select :id, :kind, n + :after, typed, normal, key, true
                          from unnest(:typed::text[], :normal::text[], :key::text[])
                               with ordinality as t (typed, normal, key, n)
                         where not exists (select from reach where contact_id = :id and kind = :kind and key = t.key)""")
                .param("id", contact)
                .param("kind", kind.name())
                .param("after", AFTER_ENTERED)
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
