package dev.rapport.crm.field;

import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Viewer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells how fields stand at a moment, to be compared with another. Safe for use by many threads. */
@Component
public class FieldStands {

    private final JdbcClient jdbc;
    private final ClaimTable claims;

    FieldStands(JdbcClient jdbc, ClaimTable claims) {
        this.jdbc = jdbc;
        this.claims = claims;
    }

    /** A field of somebody. */
    public record Place(FieldOwner owner, String name) {}

    /**
     * How a field stands.
     *
     * @param value null where it is empty
     * @param asked the other value that a person is asked about; null where nobody is asked
     */
    public record Stand(@Nullable String value, @Nullable String asked) {}

    /** Whose fields these items say something of. */
    public Set<FieldOwner> owners(Viewer viewer, Collection<ItemId> items) {
        return claims.ofItems(items).stream().map(Claim::owner).collect(Collectors.toSet());
    }

    /** All fields of these owners that are filled or asked about. */
    public Map<Place, Stand> of(Viewer viewer, Collection<FieldOwner> owners) {
        Map<UUID, FieldOwner> byId = owners.stream().distinct().collect(Collectors.toMap(FieldOwner::id, one -> one));
        record Row(Place place, Stand stand) {}
        Map<Place, Stand> stands = new HashMap<>();
        jdbc.sql("""
                        select owner_id, name, value, null as derived from field where owner_id = any(:owners)
                        union all
                        select q.owner_id, q.name, null, q.derived from field_question q
                          join review r on r.id = q.review_id and r.state = 'OPEN' where q.owner_id = any(:owners)""")
                .param("owners", byId.keySet().toArray(UUID[]::new))
                .query((row, n) -> new Row(
                        new Place(
                                Objects.requireNonNull(byId.get(row.getObject("owner_id", UUID.class))),
                                row.getString("name")),
                        new Stand(row.getString("value"), row.getString("derived"))))
                .list()
                .forEach(row -> stands.merge(row.place(), row.stand(), FieldStands::joined));
        return stands;
    }

    private static Stand joined(Stand one, Stand other) {
        return new Stand(
                one.value() == null ? other.value() : one.value(), one.asked() == null ? other.asked() : one.asked());
    }
}
