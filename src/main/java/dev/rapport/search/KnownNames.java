package dev.rapport.search;

import static java.util.stream.Collectors.toSet;

import dev.rapport.archive.ContentStore.Content;
import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.Match;
import dev.rapport.conversation.Party;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the customers of some items are called; all are looked up at once. For one reading. */
final class KnownNames {

    private final Map<AccountId, String> accounts;
    private final Map<ContactId, String> contacts;

    /** @param known null where nobody keeps customers */
    KnownNames(@Nullable CustomerNames known, List<Content> some) {
        List<Match.Matched> matched = some.stream()
                .flatMap(one ->
                        one.item().match() instanceof Match.Matched decided ? Stream.of(decided) : Stream.empty())
                .toList();
        Set<AccountId> customers = matched.stream()
                .flatMap(one -> Stream.ofNullable(one.account()))
                .collect(toSet());
        Stream<ContactId> filed = matched.stream().flatMap(one -> one.contacts().stream());
        Stream<ContactId> speaking = some.stream()
                .flatMap(one -> one.around().parties().stream())
                .flatMap(party -> Stream.ofNullable(party.contactId()));
        Set<ContactId> people = Stream.concat(filed, speaking).collect(toSet());
        this.accounts = known == null ? Map.of() : known.accounts(customers);
        this.contacts = known == null ? Map.of() : known.contacts(people);
    }

    Named<AccountId> account(AccountId id) {
        return new Named<>(id, accounts.get(id));
    }

    Named<ContactId> contact(ContactId id) {
        return new Named<>(id, contacts.get(id));
    }

    /** Whom nobody named in the call goes by the name of the contact that they are. */
    Party called(Party party) {
        if (party.name() != null || party.contactId() == null) {
            return party;
        }
        return new Party(
                party.id(),
                party.side(),
                party.sideConfidence(),
                contacts.get(party.contactId()),
                party.phone(),
                party.email(),
                party.handle(),
                party.speaker(),
                party.track(),
                party.contactId());
    }
}
