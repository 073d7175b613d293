package dev.rapport.crm;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the rows of accounts, contacts and the like by what they all have: an id, and perhaps an external id. */
final class Entries {

    private Entries() {}

    /** In the order of the ids; those that are not there are left out. */
    static <T> List<T> load(JdbcClient jdbc, String table, List<UUID> ids, RowMapper<T> read) {
        return jdbc.sql("select t.* from unnest(:ids::uuid[]) with ordinality as wanted (id, n) join " + table
                        + " t using (id) order by n")
                .param("ids", ids.toArray(UUID[]::new))
                .query(read)
                .list();
    }

    static Optional<UUID> byExternalId(JdbcClient jdbc, String table, String externalId) {
        return jdbc.sql("select id from " + table + " where external_id = :externalId")
                .param("externalId", externalId)
                .query((row, n) -> Columns.uuid(row, "id"))
                .optional();
    }
}
