package dev.rapport.crm;

import static java.util.stream.Collectors.toSet;

import dev.rapport.language.FreeMail;
import dev.rapport.match.Keys;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides whether a customer that somebody makes is one who is there already, so that what is told twice, or by fifty at once, is one.
 *
 * <p>It is the one with its external id. Else names have to be the same, however they are written, and with them an address
 * of mail; for accounts, a domain. Different external ids, and contacts of different accounts, are never one. A name alone
 * says too little, and so does an address alone, which people share; who shares a number is asked (a suggestion of
 * duplicates). To be asked under the lock of {@link CustomerChanges}, which makes the answer hold until what is made of it is
 * stored. Safe for use by many threads.
 */
@Component
class Sameness {

    private final ContactTable contacts;
    private final AccountTable accounts;
    private final Keys keys;

    Sameness(ContactTable contacts, AccountTable accounts, Keys keys) {
        this.contacts = contacts;
        this.accounts = accounts;
        this.keys = keys;
    }

    /** The contact that somebody makes again, without its external id. */
    Optional<Contact> of(ContactDraft draft) {
        Set<String> emails = draft.emails().stream()
                .flatMap(email -> emailKey(email).stream())
                .collect(toSet());
        if (emails.isEmpty()) {
            return Optional.empty();
        }
        return contacts.reachedBy(Set.of(), emails).stream()
                .filter(there -> mayBe(draft.externalId(), there.externalId(), draft.name(), there.name()))
                .filter(there -> draft.accountId() == null
                        || there.accountId() == null
                        || draft.accountId().equals(there.accountId()))
                .findFirst();
    }

    /** The account that somebody makes again, without its external id. */
    Optional<Account> of(AccountDraft draft) {
        Set<String> own = draft.domains().stream()
                .filter(domain -> !FreeMail.isFree(domain) && !keys.isOurDomain(domain))
                .collect(toSet());
        if (own.isEmpty()) {
            return Optional.empty();
        }
        return accounts.named(draft.name()).stream()
                .filter(there -> mayBe(draft.externalId(), there.externalId(), draft.name(), there.name()))
                .filter(there -> !Collections.disjoint(own, there.domains()))
                .findFirst();
    }

    /** Who was found keeps what they have, and gains what is new. */
    ContactPatch adding(Contact before, ContactDraft draft) {
        return new ContactPatch(
                Drafts.given(draft.externalId()),
                Drafts.given(draft.accountId()),
                Change.keep(),
                Drafts.given(draft.title()),
                added(Typed.emails(before.emails()), draft.emails(), keys::email),
                added(Typed.phones(before.phones()), draft.phones(), this::key),
                added(before.handles(), draft.handles(), Optional::of),
                Drafts.given(draft.fields()));
    }

    /** The same of an account. */
    AccountPatch adding(Account before, AccountDraft draft) {
        return new AccountPatch(
                Drafts.given(draft.externalId()),
                Change.keep(),
                added(before.domains(), draft.domains(), Optional::of),
                added(Typed.phones(before.phones()), draft.phones(), this::key),
                Drafts.given(draft.ownerId()),
                Drafts.given(draft.fields()));
    }

    private static Change<List<String>> added(
            List<String> there, List<String> given, Function<String, Optional<String>> key) {
        Set<String> known =
                there.stream().map(text -> key.apply(text).orElse(text)).collect(toSet());
        List<String> fresh = given.stream()
                .filter(text -> !known.contains(key.apply(text).orElse(text)))
                .toList();
        return fresh.isEmpty()
                ? Change.keep()
                : Change.to(Stream.concat(there.stream(), fresh.stream()).toList());
    }

    private static boolean mayBe(@Nullable String id, @Nullable String otherId, String name, String otherName) {
        return (id == null || otherId == null || Objects.equals(id, otherId))
                && NameKey.of(name).equals(NameKey.of(otherName));
    }

    private Optional<String> key(String phone) {
        return keys.phone(phone).map(Keys.Number::key);
    }

    private Optional<String> emailKey(String email) {
        return keys.email(email).filter(key -> !keys.isOurEmail(key));
    }
}
