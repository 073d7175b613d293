package dev.rapport.crm.field;

import static java.util.stream.Collectors.toMap;

import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Evidence;
import dev.rapport.conversation.ItemId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells when somebody last spoke or wrote with a customer, from what is filed on the record.
 *
 * <p>It is looked up, not kept: every message would change it. Safe for use by many threads.
 */
@Component
class LastContacts {

    private static final String COLUMNS =
            "select o.id, a.at, a.item_id, a.conversation_id from unnest(:owners::uuid[]) o (id)";

    private final JdbcClient jdbc;

    LastContacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By owner; nothing for one with whom nobody ever spoke. */
    Map<UUID, Field> of(UUID[] owners) {
        return jdbc
                .sql(COLUMNS + """
                         cross join lateral (select * from activity where account_id = o.id order by at desc limit 1) a
                        union all
                        """ + COLUMNS + """
                         join contact on contact.id = o.id cross join lateral
                              (select * from activity where contact_ids @> array[o.id] order by at desc limit 1) a
                        union all
                        """ + COLUMNS + """
                         cross join lateral (select * from activity where opportunity_id = o.id order by at desc limit 1) a
                        """)
                .param("owners", owners)
                .query((row, n) -> Map.entry(row.getObject("id", UUID.class), field(row)))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a));
    }

    private static Field field(ResultSet row) throws SQLException {
        Instant at = row.getObject("at", OffsetDateTime.class).toInstant();
        return new Field(
                at.toString(),
                Field.Origin.DERIVED,
                List.of(Evidence.ofWhole(
                        new ConversationId(row.getObject("conversation_id", UUID.class)),
                        new ItemId(row.getObject("item_id", UUID.class)))),
                1,
                at);
    }
}
