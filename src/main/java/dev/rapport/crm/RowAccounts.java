package dev.rapport.crm;

import dev.rapport.conversation.Viewer;
import dev.rapport.match.Keys;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Finds the account that a row of a table names: by its external id, else by its name however it is written, else by its
 * domain; makes it where there is none. Joins the caller's transaction. Safe for use by many threads.
 */
@Component
class RowAccounts {

    private final AccountStore accounts;
    private final AccountTable table;
    private final Keys keys;

    RowAccounts(AccountStore accounts, AccountTable table, Keys keys) {
        this.accounts = accounts;
        this.table = table;
        this.keys = keys;
    }

    /** Empty for a row that names none. */
    Optional<Found> of(Viewer by, ContactRow row) {
        if (!row.hasAccount()) {
            return Optional.empty();
        }
        Optional<Account> before = find(row);
        if (before.isEmpty()) {
            return Optional.of(new Found(saved(accounts.create(by, draft(row))), true, true));
        }
        Account after = saved(accounts.patch(by, before.get().id(), patch(before.get(), row), OptionalLong.empty()));
        return Optional.of(
                new Found(after, false, after.version() != before.get().version()));
    }

    private Optional<Account> find(ContactRow row) {
        Optional<Account> byId = Optional.ofNullable(row.accountExternalId()).flatMap(table::byExternalId);
        return byId.or(() -> Stream.concat(
                        Optional.ofNullable(row.account()).flatMap(table::byName).stream(),
                        row.domains().stream()
                                .filter(domain -> !keys.isOurDomain(domain))
                                .flatMap(domain -> table.byDomain(domain).stream()))
                .filter(account -> row.accountExternalId() == null || account.externalId() == null)
                .findFirst());
    }

    private static AccountDraft draft(ContactRow row) {
        String name = Stream.of(
                        Stream.ofNullable(row.account()),
                        row.domains().stream(),
                        Stream.ofNullable(row.accountExternalId()))
                .flatMap(names -> names)
                .findFirst()
                .orElseThrow();
        return new AccountDraft(
                row.accountExternalId(), name, row.domains(), List.of(), row.owner(), fieldsOfAccount(row));
    }

    private static AccountPatch patch(Account before, ContactRow row) {
        return new AccountPatch(
                Drafts.given(row.accountExternalId()),
                Change.keep(),
                ContactRows.added(before.domains(), row.domains(), Optional::of),
                Change.keep(),
                Drafts.given(row.owner()),
                Drafts.given(fieldsOfAccount(row)));
    }

    /** The other columns are about the person, where the row has one. */
    private static Map<String, String> fieldsOfAccount(ContactRow row) {
        return row.hasContact() ? Map.of() : row.fields();
    }

    private static Account saved(Saving<Account> saving) {
        return switch (saving) {
            case Saving.Saved<Account> saved -> saved.value();
            case Saving.Refused<Account>(String reason) -> throw new IllegalArgumentException(reason);
            case Saving.Stale<Account> stale -> throw new IllegalStateException("No version was expected: " + stale);
            case Saving.Missing<Account> missing -> throw new IllegalStateException("It was there: " + missing);
        };
    }

    /** @param changed whether the row said something new of it */
    record Found(Account account, boolean created, boolean changed) {}
}
