package dev.rapport.crm.duplicate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads what of contacts is compared, and remembers which version of each was. Of fields, only what people entered counts: what
 * was derived from conversations says what happened, and not who somebody is. Safe for use by many threads.
 */
@Component
class ProfileStore {

    /** Longer values are notes. */
    private static final int LONGEST = 120;

    private final JdbcClient jdbc;

    ProfileStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Contacts that are new or have changed since they were compared. */
    List<UUID> due(int limit) {
        return jdbc.sql("""
                        select c.id from contact c left join contact_compared d on d.contact_id = c.id
                         where c.merged_into is null and d.version is distinct from c.version
                         order by c.id limit :limit""")
                .param("limit", limit)
                .query((row, n) -> row.getObject("id", UUID.class))
                .list();
    }

    /** Whether contacts are being imported: they are better compared when all are there. */
    boolean isImporting() {
        return jdbc.sql("select exists (select from import where state = 'RUNNING' and kind = 'CONTACTS')")
                .query(Boolean.class)
                .single();
    }

    /** Keeps that these versions were compared; a contact that changed meanwhile stays due. */
    void compared(Collection<Profile> profiles) {
        jdbc.sql("""
                        insert into contact_compared (contact_id, version)
                        select one.id, one.version from unnest(:ids::uuid[], :versions::bigint[]) as one (id, version)
                          join contact c on c.id = one.id
                        on conflict (contact_id) do update set version = excluded.version
                         where contact_compared.version <> excluded.version""")
                .param("ids", profiles.stream().map(Profile::id).toArray(UUID[]::new))
                .param("versions", profiles.stream().map(Profile::version).toArray(Long[]::new))
                .update();
    }

    List<Profile> all() {
        return read(null);
    }

    List<Profile> of(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : read(ids.toArray(UUID[]::new));
    }

    private List<Profile> read(UUID @Nullable [] ids) {
        Map<UUID, Draft> drafts = new HashMap<>();
        List<UUID> order = new ArrayList<>();
        query(
                        "select id, version, name, title, account_id, external_id from contact where merged_into is null",
                        "id",
                        ids)
                .query((ResultSet row) -> {
                    UUID id = row.getObject("id", UUID.class);
                    order.add(id);
                    drafts.put(id, new Draft(row));
                });
        query("select contact_id, kind, typed, normal, key from reach where contact_id is not null", "contact_id", ids)
                .query((ResultSet row) -> {
                    Draft draft = drafts.get(row.getObject("contact_id", UUID.class));
                    if (draft != null) {
                        draft.reached(row);
                    }
                });
        query(
                        "select owner_id, name, value from field where origin = 'PERSON' and length(value) <= "
                                + LONGEST,
                        "owner_id",
                        ids)
                .query((ResultSet row) -> {
                    Draft draft = drafts.get(row.getObject("owner_id", UUID.class));
                    if (draft != null) {
                        draft.add(row.getString("name").toLowerCase(Locale.ROOT), Plain.of(row.getString("value")));
                    }
                });
        return order.stream()
                .map(id -> java.util.Objects.requireNonNull(drafts.get(id)).profile(id))
                .toList();
    }

    private JdbcClient.StatementSpec query(String sql, String id, UUID @Nullable [] ids) {
        return ids == null
                ? jdbc.sql(sql + " order by " + id)
                : jdbc.sql(sql + " and " + id + " = any(:ids) order by " + id).param("ids", ids);
    }

    /** A profile while its rows come in. */
    private static final class Draft {

        private final long version;
        private final String name;
        private final Set<String> labels = new HashSet<>();
        private final Map<String, List<String>> values = new HashMap<>();

        Draft(ResultSet row) throws SQLException {
            version = row.getLong("version");
            name = Plain.of(row.getString("name"));
            labels.add(Plain.of(text(row, "external_id")));
            add(Profile.TITLE, Plain.of(text(row, "title")));
            add(Profile.ACCOUNT, text(row, "account_id"));
        }

        private static String text(ResultSet row, String column) throws SQLException {
            String text = row.getString(column);
            return text == null ? "" : text;
        }

        void add(String column, String value) {
            if (!value.isEmpty()) {
                values.computeIfAbsent(column, key -> new ArrayList<>()).add(value);
            }
        }

        void reached(ResultSet row) throws SQLException {
            String typed = row.getString("typed");
            labels.add(Plain.of(typed));
            switch (row.getString("kind")) {
                case "EMAIL" ->
                    add(Profile.EMAIL, row.getString("key") == null ? Plain.of(typed) : row.getString("key"));
                case "PHONE" ->
                    add(Profile.PHONE, digits(row.getString("normal") == null ? typed : row.getString("normal")));
                default -> add(Profile.HANDLE, Plain.of(typed));
            }
        }

        private static String digits(String number) {
            return number.replaceAll("[^0-9]", "");
        }

        /** Who is called by a number or an address has no name. */
        Profile profile(UUID id) {
            return new Profile(id, version, labels.contains(name) ? List.of() : Plain.words(name), values);
        }
    }
}
