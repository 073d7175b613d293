package dev.rapport.crm.field;

import dev.rapport.conversation.ContactId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Remembers of which contacts the derived numbers and addresses have to be brought in line with what conversations say.
 *
 * <p>That is not done where a filing is stored: it changes whom a number belongs to, which needs a lock that many filings hold
 * shared. Safe for use by many threads.
 */
@Component
public class DueContacts {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    DueContacts(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Told when there are any, within the transaction. */
    public record Marked() {}

    void mark(Collection<UUID> owners) {
        int marked = jdbc.sql("""
                        insert into reach_due (contact_id) select id from contact where id = any(:owners) order by id
                        on conflict (contact_id) do update set asked = reach_due.asked + 1""").param("owners", owners.toArray(UUID[]::new)).update();
        if (marked > 0) {
            events.publishEvent(new Marked());
        }
    }

    /** Takes some off the list; they are on it again when the caller's transaction fails. */
    public List<ContactId> take(int most) {
        return jdbc.sql("""
                        delete from reach_due where contact_id in (select contact_id from reach_due order by contact_id
                                                                    limit :most for update skip locked)
                        returning contact_id""")
                .param("most", most)
                .query((row, n) -> new ContactId(row.getObject("contact_id", UUID.class)))
                .list();
    }
}
