package dev.rapport.crm.field;

import dev.rapport.conversation.Viewer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Holds the fields of customers, and people's words on them.
 *
 * <p>A person's word overrules what conversations said until then: the same is not derived, and not asked, again. Safe for use by
 * many threads; whoever changes a field holds the owner's row.
 */
@Component
public class FieldTable {

    private final FieldRows rows;
    private final ClaimTable claims;
    private final FieldQuestions questions;
    private final LastContacts contacts;
    private final DueContacts due;

    FieldTable(FieldRows rows, ClaimTable claims, FieldQuestions questions, LastContacts contacts, DueContacts due) {
        this.rows = rows;
        this.claims = claims;
        this.questions = questions;
        this.contacts = contacts;
        this.due = due;
    }

    /** Keeps a person's values of an owner that is new. */
    public void enterNew(Viewer by, UUID owner, Map<String, String> values) {
        rows.enterNew(by, owner, values);
    }

    /** Keeps a person's value, in the place of whatever was there. */
    public void enter(Viewer by, UUID owner, String name, String value) {
        rows.enter(by, owner, name, value);
        refuse(by, owner, name, value);
    }

    /** A person wants no value there: what conversations said until now does not fill it again. */
    public void clear(Viewer by, UUID owner, String name) {
        rows.remove(by, owner, name);
        refuse(by, owner, name, "");
    }

    /** A person's word, which stands elsewhere, overrules what was derived for a field. */
    public void overrule(Viewer by, UUID owner, KnownField field) {
        Field shown = rows.of(List.of(owner)).getOrDefault(owner, Map.of()).get(field.key());
        if (shown != null && shown.isDerived()) {
            rows.remove(by, owner, field.key());
        }
        refuse(by, owner, field.key(), "");
    }

    /** A person does not want any of the values that conversations have said for a field until now. */
    public void refuse(Viewer by, FieldOwner owner, String name) {
        refuse(by, owner.id(), name, "");
    }

    private void refuse(Viewer by, UUID owner, String name, String but) {
        String key = Likeness.key(name);
        claims.names(List.of(owner)).values().stream()
                .flatMap(Set::stream)
                .filter(said -> Likeness.key(said).equals(key))
                .forEach(said -> refuseValues(by, owner, said, but));
        questions.close(owner, name);
    }

    private void refuseValues(Viewer by, UUID owner, String name, String but) {
        claims.refuse(
                by,
                owner,
                name,
                claims.values(owner, name).stream()
                        .filter(value -> !Likeness.same(value, but))
                        .toList());
        questions.close(owner, name);
        if (KnownField.isReach(name)) {
            due.mark(List.of(owner));
        }
    }

    /** By owner and name, in the order of the names. */
    public Map<UUID, Map<String, Field>> of(UUID[] owners) {
        Map<UUID, Map<String, Field>> fields = new HashMap<>(rows.of(Arrays.asList(owners)));
        contacts.of(owners)
                .forEach((owner, last) -> fields.computeIfAbsent(owner, one -> new TreeMap<>())
                        .putIfAbsent(KnownField.LAST_CONTACT.key(), last));
        return fields;
    }
}
