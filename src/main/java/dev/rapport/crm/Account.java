package dev.rapport.crm;

import dev.rapport.conversation.AccountId;
import dev.rapport.crm.field.Field;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A customer organisation.
 *
 * @param externalId the id of another system; no two accounts have the same
 * @param domains of its mail, in lower case
 * @param ownerId who of us looks after it
 * @param fields by name, in the order of the names
 * @param version counted up by every change; what {@code ETag} shows and {@code If-Match} brings back
 */
public record Account(
        AccountId id,
        @Nullable String externalId,
        String name,
        List<String> domains,
        List<Phone> phones,
        @Nullable String ownerId,
        Map<String, Field> fields,
        long version,
        Instant createdAt) {

    public Account {
        domains = List.copyOf(domains);
        phones = List.copyOf(phones);
    }
}
