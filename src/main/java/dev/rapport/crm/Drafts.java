package dev.rapport.crm;

import dev.rapport.conversation.Viewer;
import dev.rapport.crm.field.Field;
import dev.rapport.crm.field.FieldTable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a draft says of a customer who is there already: only what it gives; what it leaves open stays. */
final class Drafts {

    private Drafts() {}

    static AccountPatch asPatch(AccountDraft draft) {
        return new AccountPatch(
                Change.keep(),
                Change.to(draft.name()),
                given(draft.domains()),
                given(draft.phones()),
                given(draft.ownerId()),
                given(draft.fields()));
    }

    static ContactPatch asPatch(ContactDraft draft) {
        return new ContactPatch(
                Change.keep(),
                given(draft.accountId()),
                Change.to(draft.name()),
                given(draft.title()),
                given(draft.emails()),
                given(draft.phones()),
                given(draft.handles()),
                given(draft.fields()));
    }

    static OpportunityPatch asPatch(OpportunityDraft draft) {
        return new OpportunityPatch(
                Change.keep(),
                Change.to(draft.accountId()),
                Change.to(draft.name()),
                given(draft.stage()),
                given(draft.outcome()),
                given(draft.product()),
                given(draft.amount()),
                given(draft.closeDate()),
                given(draft.fields()));
    }

    static <T> Change<T> given(@Nullable T value) {
        return value == null ? Change.keep() : Change.to(value);
    }

    static Change<List<String>> given(List<String> values) {
        return values.isEmpty() ? Change.keep() : Change.to(values);
    }

    static Map<String, Change<String>> given(Map<String, String> fields) {
        Map<String, Change<String>> given = new TreeMap<>();
        fields.forEach((name, value) -> given.put(name, Change.to(value)));
        return given;
    }

    /** Whether the changes would leave any field with another value, or make a person's word of a derived one. */
    static boolean differ(Map<String, Field> fields, Map<String, Change<String>> changes) {
        return changes.entrySet().stream().anyMatch(entry -> {
            Field field = fields.get(entry.getKey());
            String value = field == null ? null : field.value();
            return isConfirmed(field, entry.getValue())
                    || !Objects.equals(value, entry.getValue().after(value));
        });
    }

    /** Whether a person says something of a value that was derived. */
    static boolean isConfirmed(@Nullable Field field, Change<?> change) {
        return field != null && field.isDerived() && change instanceof Change.To<?>;
    }

    /** Keeps what a person changed of the fields of a customer. */
    static void change(FieldTable fields, Viewer by, UUID owner, Map<String, Change<String>> changes) {
        changes.forEach((name, change) -> {
            switch (change) {
                case Change.Keep<String>() -> {}
                case Change.Clear<String>() -> fields.clear(by, owner, name);
                case Change.To<String>(String text) -> fields.enter(by, owner, name, text);
            }
        });
    }
}
