package dev.rapport.match;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An address book of a test. */
final class InMemoryDirectory implements ContactDirectory {

    private final Map<String, List<Known>> byKey = new HashMap<>();
    private final Map<ContactId, Known> contacts = new HashMap<>();

    ContactId contact(@Nullable AccountId account, String... keys) {
        Known known = new Known(ContactId.create(), account);
        ContactId id = java.util.Objects.requireNonNull(known.contact());
        contacts.put(id, known);
        add(known, keys);
        return id;
    }

    AccountId account(String... keys) {
        AccountId id = AccountId.create();
        add(new Known(null, id), keys);
        return id;
    }

    private void add(Known known, String... keys) {
        for (String key : keys) {
            byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(known);
        }
    }

    @Override
    public List<Known> byPhone(String phoneKey) {
        return byKey.getOrDefault(phoneKey, List.of());
    }

    @Override
    public List<Known> byEmail(String emailKey) {
        return byKey.getOrDefault(emailKey, List.of());
    }

    @Override
    public Optional<Known> known(ContactId contact) {
        return Optional.ofNullable(contacts.get(contact));
    }

    @Override
    public boolean isAccount(AccountId account) {
        return true;
    }

    @Override
    public void holdStill() {}
}
