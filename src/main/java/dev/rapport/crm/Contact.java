package dev.rapport.crm;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.crm.field.Field;
import dev.rapport.crm.field.KnownField;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The lasting person. Title, numbers and addresses that conversations gave are among those that people entered.
 *
 * @param externalId the id of another system; no two contacts have the same
 * @param accountId the organisation that this person speaks for; null where none is known
 * @param handles names on chat platforms
 * @param fields by name, in the order of the names
 * @param version counted up by every change; what {@code ETag} shows and {@code If-Match} brings back
 */
public record Contact(
        ContactId id,
        @Nullable String externalId,
        @Nullable AccountId accountId,
        String name,
        @Nullable String title,
        List<Email> emails,
        List<Phone> phones,
        List<String> handles,
        Map<String, Field> fields,
        long version,
        Instant createdAt) {

    public Contact {
        emails = List.copyOf(emails);
        phones = List.copyOf(phones);
        handles = List.copyOf(handles);
    }

    /**
     * Whether a person entered this number or address.
     *
     * @param key as numbers and addresses are compared
     */
    public boolean hasEntered(String key) {
        return phones.stream().anyMatch(phone -> key.equals(phone.key()) && !isDerived(KnownField.PHONE, phone.e164()))
                || emails.stream().anyMatch(email -> key.equals(email.key()) && !isDerived(KnownField.EMAIL, key));
    }

    private boolean isDerived(KnownField of, @Nullable String value) {
        Field field = fields.get(of.key());
        return value != null
                && field != null
                && field.isDerived()
                && field.value().contains(value);
    }
}
