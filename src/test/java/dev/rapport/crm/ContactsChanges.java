package dev.rapport.crm;

import java.util.List;
import java.util.Map;

/** Changes of contacts, of one thing each. */
final class ContactsChanges {

    private ContactsChanges() {}

    static ContactPatch phones(List<String> phones) {
        return change(Change.keep(), Change.to(phones));
    }

    static ContactPatch renamed(String name) {
        return change(Change.to(name), Change.keep());
    }

    private static ContactPatch change(Change<String> name, Change<List<String>> phones) {
        return new ContactPatch(
                Change.keep(), Change.keep(), name, Change.keep(), Change.keep(), phones, Change.keep(), Map.of());
    }
}
