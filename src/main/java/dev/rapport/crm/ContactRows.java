package dev.rapport.crm;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.Viewer;
import dev.rapport.match.Keys;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides which contact a row of a table is, and puts into the records what the row says.
 *
 * <p>A row is the contact with its external id; else the one of its account with one of its numbers or addresses and a name
 * that fits; else a new one. Contacts of different external ids are never joined. A row that was taken before, in whatever
 * file, says nothing new: what people changed since stays. What a row leaves blank stays too, and numbers and addresses
 * are only added.
 *
 * <p>Joins the caller's transaction. Safe for use by many threads.
 */
@Component
class ContactRows {

    private final ContactStore contacts;
    private final ContactTable table;
    private final RowAccounts accounts;
    private final CustomerChanges changes;
    private final TakenRows taken;
    private final Keys keys;

    ContactRows(
            ContactStore contacts,
            ContactTable table,
            RowAccounts accounts,
            CustomerChanges changes,
            TakenRows taken,
            Keys keys) {
        this.contacts = contacts;
        this.table = table;
        this.accounts = accounts;
        this.changes = changes;
        this.taken = taken;
        this.keys = keys;
    }

    RowCounts take(Viewer by, ContactRow row, long line) {
        if (!row.hasContact() && !row.named().isGiven()) {
            return RowCounts.refused("line " + line + ": names neither a person nor an account");
        }
        changes.lock();
        String sha256 = row.sha256();
        if (taken.has(sha256)) {
            return RowCounts.DUPLICATE;
        }
        Optional<RowAccounts.Found> account = accounts.of(by, row.named());
        AccountId accountId = account.map(found -> found.account().id()).orElse(null);
        boolean created = account.filter(RowAccounts.Found::created).isPresent();
        boolean changed = account.filter(RowAccounts.Found::changed).isPresent();
        ContactId contactId = null;
        if (row.hasContact()) {
            Optional<Contact> before = same(row, accountId);
            Contact after = before.isPresent() ? update(by, before.get(), row, accountId) : create(by, row, accountId);
            created = before.isEmpty();
            changed |= before.filter(contact -> contact.version() != after.version())
                    .isPresent();
            contactId = after.id();
        }
        taken.add(sha256, accountId, contactId);
        return new RowCounts(
                created ? 1 : 0, !created && changed ? 1 : 0, !created && !changed ? 1 : 0, 0, warnings(row, line));
    }

    private List<String> warnings(ContactRow row, long line) {
        List<String> warnings = new ArrayList<>();
        row.phones().stream()
                .filter(phone -> keys.phone(phone).isEmpty())
                .forEach(phone -> warnings.add("line " + line + ": " + phone
                        + " is no telephone number; it is kept as it is, and recognises nobody"));
        row.emails().stream()
                .filter(email -> keys.email(email).isEmpty())
                .forEach(email -> warnings.add("line " + line + ": " + email
                        + " is no address of mail; it is kept as it is, and recognises nobody"));
        return warnings;
    }

    private Optional<Contact> same(ContactRow row, @Nullable AccountId account) {
        Optional<Contact> byId = Optional.ofNullable(row.externalId()).flatMap(table::byExternalId);
        if (byId.isPresent()) {
            return byId;
        }
        List<Contact> fitting = table.reachedBy(phoneKeys(row.phones()), emailKeys(row.emails())).stream()
                .filter(contact -> contact.externalId() == null || row.externalId() == null)
                .filter(contact -> contact.accountId() == null
                        || account == null
                        || contact.accountId().equals(account))
                .filter(contact -> fits(row, contact))
                .toList();
        return fitting.stream()
                .filter(contact -> NameKey.of(contact.name()).equals(NameKey.of(row.label())))
                .findFirst()
                .or(() -> fitting.stream().findFirst());
    }

    private boolean fits(ContactRow row, Contact contact) {
        return row.name().isEmpty() || isMakeshift(contact) || NameKey.fit(row.name(), contact.name());
    }

    /** Whether the contact is called by its number or address, since nobody knew its name. */
    private static boolean isMakeshift(Contact contact) {
        return Typed.emails(contact.emails()).contains(contact.name())
                || Typed.phones(contact.phones()).contains(contact.name());
    }

    /** Our own number on a row says nothing of who it is. */
    private Set<String> phoneKeys(List<String> phones) {
        Set<String> found = new HashSet<>();
        phones.forEach(phone -> keys.phone(phone)
                .map(Keys.Number::key)
                .filter(key -> !keys.isOurPhone(key))
                .ifPresent(found::add));
        return found;
    }

    private Set<String> emailKeys(List<String> emails) {
        Set<String> found = new HashSet<>();
        emails.forEach(
                email -> keys.email(email).filter(key -> !keys.isOurEmail(key)).ifPresent(found::add));
        return found;
    }

    private Contact create(Viewer by, ContactRow row, @Nullable AccountId account) {
        return Savings.saved(contacts.create(
                by,
                new ContactDraft(
                        row.externalId(),
                        account,
                        row.label(),
                        row.title(),
                        row.emails(),
                        row.phones(),
                        List.of(),
                        row.fields())));
    }

    private Contact update(Viewer by, Contact before, ContactRow row, @Nullable AccountId account) {
        boolean byId = row.externalId() != null && row.externalId().equals(before.externalId());
        boolean named = !row.name().isEmpty() && (byId || isMakeshift(before));
        ContactPatch patch = new ContactPatch(
                before.externalId() == null ? Drafts.given(row.externalId()) : Change.keep(),
                Drafts.given(account),
                named ? Change.to(row.name()) : Change.keep(),
                Drafts.given(row.title()),
                added(Typed.emails(before.emails()), row.emails(), keys::email),
                added(
                        Typed.phones(before.phones()),
                        row.phones(),
                        phone -> keys.phone(phone).map(Keys.Number::key)),
                Change.keep(),
                Drafts.given(row.fields()));
        return Savings.saved(contacts.patch(by, before.id(), patch, OptionalLong.empty()));
    }

    /** The list with what it does not have yet, by what is compared. */
    static Change<List<String>> added(List<String> there, List<String> given, Function<String, Optional<String>> key) {
        List<String> all = new ArrayList<>(there);
        Set<String> known = new HashSet<>();
        there.forEach(text -> known.add(key.apply(text).orElse(text)));
        given.stream().filter(text -> known.add(key.apply(text).orElse(text))).forEach(all::add);
        return Change.to(all);
    }
}
