package dev.rapport.crm;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The lasting person.
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
}
