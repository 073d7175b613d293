package dev.rapport.crm;

import static java.util.stream.Collectors.toSet;

import dev.rapport.conversation.ContactId;
import dev.rapport.crm.field.DerivedFields;
import dev.rapport.crm.field.DueContacts;
import dev.rapport.crm.field.FieldOwner;
import dev.rapport.crm.field.KnownField;
import dev.rapport.match.Keys;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings the derived numbers and addresses of contacts in line with what conversations say, and has matched again what that
 * concerns.
 *
 * <p>A number or address that somebody of another account has too is left out: it would take conversations from that record.
 * Safe for use by many threads.
 */
@Component
class DerivedReaches {

    private static final int AT_A_TIME = 100;

    private final JdbcClient jdbc;
    private final DueContacts due;
    private final DerivedFields fields;
    private final ReachTable reaches;
    private final CustomerChanges changes;
    private final Keys keys;

    DerivedReaches(
            JdbcClient jdbc,
            DueContacts due,
            DerivedFields fields,
            ReachTable reaches,
            CustomerChanges changes,
            Keys keys) {
        this.jdbc = jdbc;
        this.due = due;
        this.fields = fields;
        this.reaches = reaches;
        this.changes = changes;
        this.keys = keys;
    }

    /** Does some of what is due; false where nothing is. */
    @Transactional
    public boolean bringInLine() {
        changes.lock();
        List<ContactId> contacts = due.take(AT_A_TIME);
        Set<String> phones = new HashSet<>();
        Set<String> emails = new HashSet<>();
        for (ContactId contact : contacts) {
            phones.addAll(bringInLine(contact, KnownField.PHONE, Reach.Kind.PHONE));
            emails.addAll(bringInLine(contact, KnownField.EMAIL, Reach.Kind.EMAIL));
        }
        changes.matchAgain(phones, emails);
        return !contacts.isEmpty();
    }

    /** The keys that came or went. */
    private Set<String> bringInLine(ContactId contact, KnownField field, Reach.Kind kind) {
        List<Reach> wanted = fields.entries(FieldOwner.of(contact), field).stream()
                .map(entry -> kind == Reach.Kind.PHONE ? Reach.phone(entry, keys) : Reach.email(entry, keys))
                .filter(reach -> reach.key() != null && !isElsewhere(contact, reach))
                .toList();
        Set<String> before = reaches.derived(contact.value(), kind);
        Set<String> now = wanted.stream()
                .flatMap(reach -> Optional.ofNullable(reach.key()).stream())
                .collect(toSet());
        if (now.equals(before)) {
            return Set.of();
        }
        reaches.replaceDerived(contact.value(), kind, wanted);
        return Typed.differing(before, now);
    }

    private boolean isElsewhere(ContactId contact, Reach reach) {
        return jdbc.sql("""
                        select exists (
                            select from reach r left join contact c on c.id = r.contact_id, contact one
                             where one.id = :contact and r.kind = :kind and r.key = :key
                               and r.contact_id is distinct from one.id
                               and coalesce(r.account_id, c.account_id) is distinct from one.account_id)""")
                .param("contact", contact.value())
                .param("kind", reach.kind().name())
                .param("key", reach.key())
                .query(Boolean.class)
                .single();
    }
}
