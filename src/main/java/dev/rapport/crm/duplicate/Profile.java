package dev.rapport.crm.duplicate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What of a contact is compared with others.
 *
 * @param version of the contact that was read
 * @param name its words, plain ({@link Plain}); none where it is called by its number or address
 * @param values by column: what was written there, plain; never blank, and without those columns that say nothing
 */
record Profile(UUID id, long version, List<String> name, Map<String, List<String>> values) {

    static final String EMAIL = "email";
    static final String PHONE = "phone";
    static final String HANDLE = "handle";
    static final String ACCOUNT = "account";
    static final String TITLE = "title";

    Profile {
        name = List.copyOf(name);
        values = Map.copyOf(new LinkedHashMap<>(values));
    }

    List<String> of(String column) {
        return values.getOrDefault(column, List.of());
    }
}
