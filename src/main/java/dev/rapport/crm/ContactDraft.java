package dev.rapport.crm;

import dev.rapport.conversation.AccountId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What someone wants a new contact to be. An {@link IllegalArgumentException} names what can not be kept.
 *
 * @param emails as people write them; so are {@code phones}
 * @param fields custom fields by name
 */
public record ContactDraft(
        @Nullable String externalId,
        @Nullable AccountId accountId,
        String name,
        @Nullable String title,
        List<String> emails,
        List<String> phones,
        List<String> handles,
        Map<String, String> fields) {

    public ContactDraft {
        name = Written.name(name, "contact");
        externalId = Written.orNull(externalId, "externalId");
        title = Written.orNull(title, "title");
        emails = Written.list(emails, "emails");
        phones = Written.list(phones, "phones");
        handles = Written.list(handles, "handles");
        fields = Written.fields(fields);
    }
}
