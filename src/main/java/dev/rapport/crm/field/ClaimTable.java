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
        return select(jdbc.sql("select * from field_claim where item_id = any(:items)")
                .param("items", items.stream().map(ItemId::value).toArray(UUID[]::new)));
    }

    /** The newest claim for each entry of these fields, without those that say what a person said no to. */
    List<Claim> newest(Collection<UUID> owners, Collection<String> names) {
        return select(jdbc.sql("""
                        select distinct on (owner_id, name, part) * from field_claim c
                         where owner_id = any(:owners) and name = any(:names)
                           and not exists (select from field_no n where n.owner_id = c.owner_id and n.name = c.name
                                              and n.value = c.likeness)
                         order by owner_id, name, part, said_at desc, item_id desc""")
                .param("owners", owners.toArray(UUID[]::new))
                .param("names", names.toArray(String[]::new)));
    }

    /** The fields of which anything was said. */
    Map<FieldOwner, Set<String>> names(Collection<UUID> owners) {
        record Row(FieldOwner owner, String name) {}
        return jdbc
                .sql("select distinct owner_kind, owner_id, name from field_claim where owner_id = any(:owners)")
                .param("owners", owners.toArray(UUID[]::new))
                .query((row, n) -> new Row(
                        new FieldOwner(
                                FieldOwner.Kind.valueOf(row.getString("owner_kind")),
                                row.getObject("owner_id", UUID.class)),
                        row.getString("name")))
                .list()
                .stream()
                .collect(groupingBy(Row::owner, mapping(Row::name, toSet())));
    }

    /** All values that were ever said for a field of an owner. */
    List<String> values(UUID owner, String name) {
        return jdbc.sql("select distinct value from field_claim where owner_id = :owner and name = :name")
                .param("owner", owner)
                .param("name", name)
                .query((row, n) -> row.getString("value"))
                .list();
    }

    private List<Claim> select(JdbcClient.StatementSpec query) {
        record Row(
                FieldOwner owner,
                String name,
                String part,
                ItemId item,
                String value,
                double confidence,
                Instant saidAt,
                String evidence) {}
        List<Row> rows = query.query((row, n) -> new Row(
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
                insert into field_claim (owner_id, owner_kind, name, part, item_id, value, likeness, confidence, said_at, evidence)
                values (:owner, :kind, :name, :part, :item, :value, :likeness, :confidence, :at, :evidence::jsonb)
                on conflict do nothing""", with.stream().map(ClaimTable::parameters).toArray(SqlParameterSource[]::new));
    }

    private static SqlParameterSource parameters(Claim claim) {
        return new MapSqlParameterSource("owner", claim.owner().id())
                .addValue("kind", claim.owner().kind().name())
                .addValue("name", claim.name())
                .addValue("part", claim.part())
                .addValue("item", claim.item().value())
                .addValue("value", claim.value())
                .addValue("likeness", Likeness.canonical(claim.value()))
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
