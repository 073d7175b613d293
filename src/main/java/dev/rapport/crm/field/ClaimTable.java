package dev.rapport.crm.field;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Viewer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Holds what items say for fields, and which values people said no to. Safe for use by many threads. */
@Component
class ClaimTable {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations many;
    private final EvidencePlaces places;

    ClaimTable(JdbcClient jdbc, NamedParameterJdbcOperations many, EvidencePlaces places) {
        this.jdbc = jdbc;
        this.many = many;
        this.places = places;
    }

    List<Claim> ofItems(Collection<ItemId> items) {
        return select("item_id", items.stream().map(ItemId::value).toArray(UUID[]::new));
    }

    List<Claim> ofOwners(Collection<UUID> owners) {
        return select("owner_id", owners.toArray(UUID[]::new));
    }

    private List<Claim> select(String column, UUID[] ids) {
        record Row(
                FieldOwner owner,
                String name,
                String part,
                ItemId item,
                String value,
                double confidence,
                Instant saidAt,
                String evidence) {}
        List<Row> rows = jdbc.sql("select * from field_claim where " + column + " = any(:ids)")
                .param("ids", ids)
                .query((row, n) -> new Row(
                        new FieldOwner(
                                FieldOwner.Kind.valueOf(row.getString("owner_kind")),
                                row.getObject("owner_id", UUID.class)),
                        row.getString("name"),
                        row.getString("part"),
                        new ItemId(row.getObject("item_id", UUID.class)),
                        row.getString("value"),
                        row.getDouble("confidence"),
                        row.getObject("said_at", OffsetDateTime.class).toInstant(),
                        row.getString("evidence")))
                .list();
        EvidencePlaces.Found found = places.of(rows.stream().map(Row::evidence).toList());
        return rows.stream()
                .map(row -> new Claim(
                        row.owner(),
                        row.name(),
                        row.part(),
                        row.item(),
                        row.value(),
                        row.confidence(),
                        row.saidAt(),
                        found.evidence(row.evidence())))
                .toList();
    }

    /** Puts these in the place of all claims of the items. */
    void replace(Collection<ItemId> items, Collection<Claim> with) {
        jdbc.sql("delete from field_claim where item_id = any(:items)")
                .param("items", items.stream().map(ItemId::value).toArray(UUID[]::new))
                .update();
        many.batchUpdate("""
                insert into field_claim (owner_id, owner_kind, name, part, item_id, value, confidence, said_at, evidence)
                values (:owner, :kind, :name, :part, :item, :value, :confidence, :at, :evidence::jsonb)
                on conflict do nothing""", with.stream().map(ClaimTable::parameters).toArray(SqlParameterSource[]::new));
    }

    private static SqlParameterSource parameters(Claim claim) {
        return new MapSqlParameterSource("owner", claim.owner().id())
                .addValue("kind", claim.owner().kind().name())
                .addValue("name", claim.name())
                .addValue("part", claim.part())
                .addValue("item", claim.item().value())
                .addValue("value", claim.value())
                .addValue("confidence", claim.confidence())
                .addValue("at", claim.saidAt().atOffset(ZoneOffset.UTC))
                .addValue("evidence", EvidenceJson.of(claim.evidence()));
    }

    /** The owners that are still there, kept from changing until the caller's transaction ends. */
    List<FieldOwner> lock(Collection<FieldOwner> owners) {
        List<FieldOwner> sorted = owners.stream().distinct().sorted().toList();
        return List.of(FieldOwner.Kind.values()).stream()
                .flatMap(kind -> lock(
                        kind,
                        sorted.stream()
                                .filter(owner -> owner.kind() == kind)
                                .map(FieldOwner::id)
                                .toArray(UUID[]::new))
                        .stream())
                .toList();
    }

    private List<FieldOwner> lock(FieldOwner.Kind kind, UUID[] ids) {
        String table = switch (kind) {
            case ACCOUNT -> "account";
            case CONTACT -> "contact";
            case OPPORTUNITY -> "opportunity";
        };
        return ids.length == 0
                ? List.of()
                : jdbc.sql("select id from " + table + " where id = any(:ids) order by id for no key update")
                        .param("ids", ids)
                        .query((row, n) -> new FieldOwner(kind, row.getObject("id", UUID.class)))
                        .list();
    }

    /** By owner and the name's key, in the form in which values are compared. */
    Map<UUID, Map<String, Set<String>>> refused(Collection<UUID> owners) {
        record Row(UUID owner, String key, String value) {}
        return jdbc
                .sql("select owner_id, name, value from field_no where owner_id = any(:owners)")
                .param("owners", owners.toArray(UUID[]::new))
                .query((row, n) -> new Row(
                        row.getObject("owner_id", UUID.class),
                        Likeness.key(row.getString("name")),
                        row.getString("value")))
                .list()
                .stream()
                .collect(groupingBy(Row::owner, groupingBy(Row::key, mapping(Row::value, toSet()))));
    }

    /** A person does not want these values there. */
    void refuse(Viewer by, UUID owner, String name, Collection<String> values) {
        String[] canonical = values.stream()
                .filter(value -> !value.isEmpty())
                .map(Likeness::canonical)
                .distinct()
                .toArray(String[]::new);
        if (canonical.length > 0) {
            jdbc.sql("""
                            insert into field_no (owner_id, name, value, by_user)
                            select :owner, :name, value, :user from unnest(:values::text[]) value
                            on conflict do nothing""")
                    .param("owner", owner)
                    .param("name", name)
                    .param("user", by.user())
                    .param("values", canonical)
                    .update();
        }
    }
}
