package dev.rapport.crm;

import dev.rapport.conversation.ContactId;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes contacts away that came into being by themselves and that nothing uses any more.
 *
 * <p>One that a person changed, merged, named or entered anything for stays, and so does one with any activity. Safe for use by
 * many threads.
 */
@Component
public class UnusedContacts {

    private static final String UNUSED = """
            select exists (
                select from contact c
                 where c.id = :id and c.version = :version and c.merged_into is null and c.external_id is null
                   and not exists (select from activity where contact_ids @> array[:id::uuid])
                   and not exists (select from party where said_contact_id = :id)
                   and not exists (select from match_decision where contact_id = :id)
                   and not exists (select from contact_merge where kept = :id or merged = :id)
                   and not exists (select from import_row where contact_id = :id)
                   and not exists (select from field where owner_id = :id and origin = 'PERSON'))""";

    private final JdbcClient jdbc;
    private final ContactTable contacts;
    private final CustomerChanges changes;

    UnusedContacts(JdbcClient jdbc, ContactTable contacts, CustomerChanges changes) {
        this.jdbc = jdbc;
        this.contacts = contacts;
        this.changes = changes;
    }

    /**
     * Takes a contact away unless it is used. To be called under the lock that keeps customers from changing.
     *
     * @param version in which it came into being
     */
    public void remove(ContactId id, long version) {
        boolean unused = jdbc.sql(UNUSED)
                .param("id", id.value())
                .param("version", version)
                .query(Boolean.class)
                .single();
        if (unused) {
            Set<String> phones = contacts.find(id)
                    .map(contact -> Typed.phoneKeys(contact.phones()))
                    .orElse(Set.of());
            Set<String> emails = contacts.find(id)
                    .map(contact -> Typed.emailKeys(contact.emails()))
                    .orElse(Set.of());
            for (String table : new String[] {"field_claim", "field", "field_history", "field_no"}) {
                delete(table, "owner_id", id.value());
            }
            delete("contact", "id", id.value());
            changes.matchAgain(phones, emails);
        }
    }

    private void delete(String table, String column, UUID id) {
        jdbc.sql("delete from " + table + " where " + column + " = :id")
                .param("id", id)
                .update();
    }
}
