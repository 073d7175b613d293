package dev.rapport.crm;

import dev.rapport.conversation.AccountId;
import java.util.List;
import java.util.Map;

/**
 * What someone wants to be different of a contact. An {@link IllegalArgumentException} names what can not be kept.
 *
 * @param fields the fields to change; the others stay, and a cleared one goes
 */
public record ContactPatch(
        Change<String> externalId,
        Change<AccountId> accountId,
        Change<String> name,
        Change<String> title,
        Change<List<String>> emails,
        Change<List<String>> phones,
        Change<List<String>> handles,
        Map<String, Change<String>> fields) {

    public ContactPatch {
        if (name.equals(Change.clear())) {
            throw new IllegalArgumentException("name can not be cleared; give the contact another");
        }
        name = name.checked(text -> Written.name(text, "contact"));
        externalId = externalId.checked(text -> Written.orNull(text, "externalId"));
        title = title.checked(text -> Written.orNull(text, "title"));
        emails = emails.checked(texts -> Written.list(texts, "emails"));
        phones = phones.checked(texts -> Written.list(texts, "phones"));
        handles = handles.checked(texts -> Written.list(texts, "handles"));
        fields = Change.checked(fields);
    }

    /** Changes fields, and nothing else. */
    static ContactPatch ofFields(Map<String, Change<String>> fields) {
        return of(Change.keep(), fields);
    }

    /** Changes the title, and nothing else. */
    static ContactPatch ofTitle(Change<String> title) {
        return of(title, Map.of());
    }

    /** Changes the addresses of mail, and nothing else. */
    public static ContactPatch ofEmails(Change<List<String>> emails) {
        return new ContactPatch(
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                emails,
                Change.keep(),
                Change.keep(),
                Map.of());
    }

    private static ContactPatch of(Change<String> title, Map<String, Change<String>> fields) {
        return new ContactPatch(
                Change.keep(),
                Change.keep(),
                Change.keep(),
                title,
                Change.keep(),
                Change.keep(),
                Change.keep(),
                fields);
    }
}
