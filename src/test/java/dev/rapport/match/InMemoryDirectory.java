package dev.rapport.match;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An address book of a test. */
final class InMemoryDirectory implements ContactDirectory {

    private final Map<String, List<Known>> byKey = new HashMap<>();
    private final Map<ContactId, Known> contacts = new HashMap<>();
    private final Set<AccountId> inTalks = new HashSet<>();

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
    public List<Known> byHandle(String handle) {
        return byKey.getOrDefault(handle, List.of());
    }

    @Override
    public List<Known> byDomain(String domain) {
        return byKey.getOrDefault(domain, List.of());
    }

    @Override
    public List<Known> byName(String name, String company) {
        return byKey.getOrDefault(name + " of " + company, List.of());
    }

    @Override
    public Set<AccountId> inTalks(Set<AccountId> accounts, @Nullable Instant at) {
        return accounts.stream().filter(inTalks::contains).collect(Collectors.toSet());
    }

    void talks(AccountId account) {
        inTalks.add(account);
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
