package dev.rapport.crm;

import java.util.List;
import java.util.Map;

/**
 * What someone wants to be different of an account. An {@link IllegalArgumentException} names what can not be kept.
 *
 * @param fields the fields to change; the others stay, and a cleared one goes
 */
public record AccountPatch(
        Change<String> externalId,
        Change<String> name,
        Change<List<String>> domains,
        Change<List<String>> phones,
        Change<String> ownerId,
        Map<String, Change<String>> fields) {

    public AccountPatch {
        if (name.equals(Change.clear())) {
            throw new IllegalArgumentException("name can not be cleared; give the account another");
        }
        name = name.checked(text -> Written.name(text, "account"));
        externalId = externalId.checked(text -> Written.orNull(text, "externalId"));
        ownerId = ownerId.checked(text -> Written.orNull(text, "ownerId"));
        domains = domains.checked(Written::domains);
        phones = phones.checked(texts -> Written.list(texts, "phones"));
        fields = Change.checked(fields);
    }

    /** Changes fields, and nothing else. */
    static AccountPatch ofFields(Map<String, Change<String>> fields) {
        return new AccountPatch(Change.keep(), Change.keep(), Change.keep(), Change.keep(), Change.keep(), fields);
    }
}
