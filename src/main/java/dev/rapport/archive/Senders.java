package dev.rapport.archive;

import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Message.SignatureFacts;
import dev.rapport.conversation.Viewer;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells who of theirs wrote messages of mail, known or not, and what they wrote of themselves below. Safe for use by many threads. */
@Component
public class Senders {

    private final JdbcClient jdbc;

    Senders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Somebody who wrote a message.
     *
     * @param name as their program gives it, or as a person said
     * @param email the address as addresses are compared
     * @param contact who it is known to be; null where nobody knows
     */
    public record Sender(
            ItemId item,
            @Nullable String name,
            String email,
            @Nullable ContactId contact,
            SignatureFacts facts) {}

    /**
     * Of the messages among these items; none of those that we wrote. Where our own domains are not set, nobody's side is known:
     * who asks has to know by the address whose it is.
     */
    public List<Sender> of(Viewer viewer, Collection<ItemId> items) {
        return jdbc.sql("""
                        select m.item_id, coalesce(p.said_name, p.name) as name, p.email_key, m.contact,
                               coalesce(p.said_contact_id, p.contact_id) as sender
                          from message m join party p on p.id = m.party_id
                         where m.item_id = any(:items) and coalesce(p.said_side, p.side) <> 'OURS' and p.email_key is not null
                         order by m.item_id""")
                .param("items", items.stream().map(ItemId::value).toArray(UUID[]::new))
                .query((row, n) -> new Sender(
                        new ItemId(Rows.uuid(row, "item_id")),
                        row.getString("name"),
                        row.getString("email_key"),
                        Rows.idOrNull(row, "sender", ContactId::new),
                        MessageJson.contact(row.getString("contact"))))
                .list();
    }
}
