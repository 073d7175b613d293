package dev.rapport.crm;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What someone wants a new account to be. An {@link IllegalArgumentException} names what can not be kept.
 *
 * @param phones as people write them
 * @param fields custom fields by name
 */
public record AccountDraft(
        @Nullable String externalId,
        String name,
        List<String> domains,
        List<String> phones,
        @Nullable String ownerId,
        Map<String, String> fields) {

    public AccountDraft {
        name = Written.name(name, "account");
        externalId = Written.orNull(externalId, "externalId");
        ownerId = Written.orNull(ownerId, "ownerId");
        domains = Written.domains(domains);
        phones = Written.list(phones, "phones");
        fields = Written.fields(fields);
    }

    /** An account of which only the name is known. */
    public static AccountDraft named(String name) {
        return new AccountDraft(null, name, List.of(), List.of(), null, Map.of());
    }
}
