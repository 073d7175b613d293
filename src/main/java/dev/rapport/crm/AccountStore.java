package dev.rapport.crm;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.Page;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Viewer;
import java.util.Collection;
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
 * Holds accounts with their numbers, domains and fields.
 *
 * <p>What changes whom a number belongs to has the items concerned matched again, in the same transaction. Safe for use by
 * many threads.
 */
@Component
public class AccountStore {

    private static final String MATCHING = """
              from account
             where (:name::text is null or name_key like :name or name_key like '% ' || :name
                or exists (select from reach r where r.account_id = account.id and
                              (r.kind = 'DOMAIN' and r.key like :text
                               or (""" + Listing.NUMBER_BEGINS + ")))) ";

    private final JdbcClient jdbc;
    private final AccountTable table;
    private final Sameness sameness;
    private final CustomerChanges changes;

    AccountStore(JdbcClient jdbc, AccountTable table, Sameness sameness, CustomerChanges changes) {
        this.jdbc = jdbc;
        this.table = table;
        this.sameness = sameness;
        this.changes = changes;
    }

    /** Keeps a new account; what is there already by {@link Sameness} is changed, and only gains domains and numbers. */
    @Transactional
    public Saving<Account> create(Viewer by, AccountDraft draft) {
        changes.lock();
        Optional<Account> same = Optional.ofNullable(draft.externalId()).flatMap(table::byExternalId);
        if (same.isPresent()) {
            return write(by, same.get(), Drafts.asPatch(draft));
        }
        Optional<Account> again = sameness.of(draft);
        if (again.isPresent()) {
            return write(by, again.get(), sameness.adding(again.get(), draft));
        }
        Account account = table.insert(by, draft);
        changes.matchAgain(Typed.phoneKeys(account.phones()), Set.of());
        changes.matchDomainsAgain(account.domains());
        return new Saving.Saved<>(account, true);
    }

    /** Empty where there is none that this viewer may see. */
    @Transactional(readOnly = true)
    public Optional<Account> find(Viewer viewer, AccountId id) {
        return table.find(id);
    }

    /** The newest first; with a text, those of which a word of the name, a number or a domain begins with it. */
    @Transactional(readOnly = true)
    public Page<Account> list(Viewer viewer, @Nullable String q, PageRequest page) {
        return Listing.page(jdbc, MATCHING, "created_at", Listing.searched(q), page, table::load);
    }

    /** The names of accounts, for lists that show them; those that are not there are left out. */
    public Map<AccountId, String> names(Viewer viewer, Collection<AccountId> ids) {
        return jdbc
                .sql("select id, name from account where id = any(:ids)")
                .param("ids", ids.stream().map(AccountId::value).toArray(UUID[]::new))
                .query((row, n) -> Map.entry(new AccountId(Columns.uuid(row, "id")), row.getString("name")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * Changes an account. What changes nothing leaves the version as it is.
     *
     * @param expected the version that the caller has read; empty to change whatever is there
     */
    @Transactional
    public Saving<Account> patch(Viewer by, AccountId id, AccountPatch patch, OptionalLong expected) {
        changes.lock();
        return table.find(id)
                .map(found -> Savings.change(found, expected, Account::version, before -> write(by, before, patch)))
                .orElseGet(Saving.Missing::new);
    }

    private Saving<Account> write(Viewer by, Account before, AccountPatch patch) {
        Optional<Saving<Account>> taken = Savings.taken(
                "account",
                patch.externalId().after(before.externalId()),
                before.id(),
                table::byExternalId,
                Account::id);
        if (taken.isPresent()) {
            return taken.get();
        }
        if (!differs(before, patch)) {
            return new Saving.Saved<>(before, false);
        }
        Account after = table.update(by, before, patch);
        changes.matchAgain(
                Typed.differing(Typed.phoneKeys(before.phones()), Typed.phoneKeys(after.phones())), Set.of());
        changes.matchDomainsAgain(Typed.differing(Set.copyOf(before.domains()), Set.copyOf(after.domains())));
        if (!after.name().equals(before.name())) {
            changes.indexAgain(after.id());
        }
        return new Saving.Saved<>(after, false);
    }

    private static boolean differs(Account before, AccountPatch patch) {
        List<String> phones = Typed.phones(before.phones());
        return !Objects.equals(before.externalId(), patch.externalId().after(before.externalId()))
                || !before.name().equals(patch.name().after(before.name()))
                || !Objects.equals(before.ownerId(), patch.ownerId().after(before.ownerId()))
                || !before.domains().equals(patch.domains().after(before.domains(), List.of()))
                || !phones.equals(patch.phones().after(phones, List.of()))
                || Drafts.differ(before.fields(), patch.fields());
    }
}
