package dev.rapport.crm;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.Page;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.field.KnownField;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Holds contacts with their numbers, addresses, handles and fields.
 *
 * <p>Two contacts may have the same number or address: who it was is then a question for a person. What changes whom one
 * belongs to has the items concerned matched again, in the same transaction. Safe for use by many threads.
 */
@Component
public class ContactStore {

    private static final String MATCHING = """
              from contact
             where merged_into is null and (:account::uuid is null or account_id = :account)
               and (:name::text is null or name_key like :name or name_key like '% ' || :name
                or exists (select from reach r where r.contact_id = contact.id and
                              (r.kind = 'EMAIL' and r.key like :text
                               or (""" + Listing.NUMBER_BEGINS + ")))) ";

    private final JdbcClient jdbc;
    private final ContactTable table;
    private final AccountTable accounts;
    private final Sameness sameness;
    private final CustomerChanges changes;

    ContactStore(
            JdbcClient jdbc, ContactTable table, AccountTable accounts, Sameness sameness, CustomerChanges changes) {
        this.jdbc = jdbc;
        this.table = table;
        this.accounts = accounts;
        this.sameness = sameness;
        this.changes = changes;
    }

    /** Keeps a new contact; who is there already by {@link Sameness} is changed, and only gains numbers and addresses. */
    @Transactional
    public Saving<Contact> create(Viewer by, ContactDraft draft) {
        changes.lock();
        Optional<Contact> same = Optional.ofNullable(draft.externalId()).flatMap(table::byExternalId);
        if (same.isPresent()) {
            return write(by, same.get(), Drafts.asPatch(draft));
        }
        if (isUnknown(draft.accountId())) {
            return Savings.noAccount(draft.accountId());
        }
        Optional<Contact> again = sameness.of(draft);
        if (again.isPresent()) {
            return write(by, again.get(), sameness.adding(again.get(), draft));
        }
        Contact contact = table.insert(by, draft);
        changes.matchAgain(Typed.phoneKeys(contact.phones()), Typed.emailKeys(contact.emails()));
        changes.matchHandlesAgain(contact.handles());
        changes.matchNamesAgain(contact.name());
        return new Saving.Saved<>(contact, true);
    }

    /** The contact, or the one that it was merged into; empty where there is none that this viewer may see. */
    @Transactional(readOnly = true)
    public Optional<Contact> find(Viewer viewer, ContactId id) {
        return table.find(table.survivor(id).orElse(id));
    }

    /** The contact that this one was merged into; empty for one that stands for itself, and where there is none. */
    @Transactional(readOnly = true)
    public Optional<ContactId> survivor(Viewer viewer, ContactId id) {
        return table.survivor(id);
    }

    /** Those of them that are there. */
    @Transactional(readOnly = true)
    public List<Contact> all(Viewer viewer, Collection<ContactId> ids) {
        return table.load(ids.stream().map(ContactId::value).distinct().toList());
    }

    /**
     * The newest first.
     *
     * @param account only those of this account; null for all
     * @param q only those of which a word of the name, a number or an address begins with it; null for all
     */
    @Transactional(readOnly = true)
    public Page<Contact> list(Viewer viewer, @Nullable AccountId account, @Nullable String q, PageRequest page) {
        Map<String, @Nullable Object> params = new HashMap<>(Listing.searched(q));
        params.put("account", account == null ? null : account.value());
        return Listing.page(jdbc, MATCHING, "created_at", params, page, table::load);
    }

    /** The names of contacts, for lists that show them; those that are not there are left out. */
    public Map<ContactId, String> names(Viewer viewer, Collection<ContactId> ids) {
        return jdbc
                .sql("select id, name from contact where id = any(:ids)")
                .param("ids", ids.stream().map(ContactId::value).toArray(UUID[]::new))
                .query((row, n) -> Map.entry(new ContactId(Columns.uuid(row, "id")), row.getString("name")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * Changes a contact. What changes nothing leaves the version as it is.
     *
     * @param expected the version that the caller has read; empty to change whatever is there
     */
    @Transactional
    public Saving<Contact> patch(Viewer by, ContactId id, ContactPatch patch, OptionalLong expected) {
        changes.lock();
        return table.find(id)
                .map(found -> Savings.change(found, expected, Contact::version, before -> write(by, before, patch)))
                .orElseGet(Saving.Missing::new);
    }

    private Saving<Contact> write(Viewer by, Contact before, ContactPatch patch) {
        Optional<Saving<Contact>> taken = Savings.taken(
                "contact",
                patch.externalId().after(before.externalId()),
                before.id(),
                table::byExternalId,
                Contact::id);
        if (taken.isPresent()) {
            return taken.get();
        }
        AccountId account = patch.accountId().after(before.accountId());
        if (isUnknown(account)) {
            return Savings.noAccount(account);
        }
        if (!differs(before, patch)) {
            return new Saving.Saved<>(before, false);
        }
        Contact after = table.update(by, before, patch);
        matchAgain(before, after);
        return new Saving.Saved<>(after, false);
    }

    private void matchAgain(Contact before, Contact after) {
        Set<String> phonesBefore = Typed.phoneKeys(before.phones());
        Set<String> emailsBefore = Typed.emailKeys(before.emails());
        Set<String> phones = Typed.differing(phonesBefore, Typed.phoneKeys(after.phones()));
        Set<String> emails = Typed.differing(emailsBefore, Typed.emailKeys(after.emails()));
        if (!Objects.equals(before.accountId(), after.accountId())) {
            phones = union(phones, phonesBefore);
            emails = union(emails, emailsBefore);
            changes.matchAgain(after.id());
        }
        changes.matchAgain(phones, emails);
        changes.matchHandlesAgain(Typed.differing(Set.copyOf(before.handles()), Set.copyOf(after.handles())));
        if (!before.name().equals(after.name()) || !Objects.equals(before.accountId(), after.accountId())) {
            changes.matchNamesAgain(after.name());
        }
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        Set<String> union = new HashSet<>(some);
        union.addAll(others);
        return union;
    }

    private boolean isUnknown(@Nullable AccountId account) {
        return account != null && accounts.find(account).isEmpty();
    }

    private static boolean differs(Contact before, ContactPatch patch) {
        List<String> emails = Typed.emails(before.emails());
        List<String> phones = Typed.phones(before.phones());
        return !Objects.equals(before.externalId(), patch.externalId().after(before.externalId()))
                || !Objects.equals(before.accountId(), patch.accountId().after(before.accountId()))
                || !before.name().equals(patch.name().after(before.name()))
                || !Objects.equals(before.title(), patch.title().after(before.title()))
                || Drafts.isConfirmed(before.fields().get(KnownField.TITLE.key()), patch.title())
                || !emails.equals(patch.emails().after(emails, List.of()))
                || !phones.equals(patch.phones().after(phones, List.of()))
                || !before.handles().equals(patch.handles().after(before.handles(), List.of()))
                || Drafts.differ(before.fields(), patch.fields());
    }
}
