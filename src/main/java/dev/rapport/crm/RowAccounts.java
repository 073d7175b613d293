package dev.rapport.crm;

import dev.rapport.conversation.Viewer;
import dev.rapport.match.Keys;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
    Optional<Found> of(Viewer by, Named row) {
        if (!row.isGiven()) {
            return Optional.empty();
        }
        Optional<Account> before = find(row);
        if (before.isEmpty()) {
            return Optional.of(new Found(Savings.saved(accounts.create(by, draft(row))), true, true));
        }
        Account after =
                Savings.saved(accounts.patch(by, before.get().id(), patch(before.get(), row), OptionalLong.empty()));
        return Optional.of(
                new Found(after, false, after.version() != before.get().version()));
    }

    private Optional<Account> find(Named row) {
        Optional<Account> byId = Optional.ofNullable(row.externalId()).flatMap(table::byExternalId);
        return byId.or(() -> Stream.concat(
                        Optional.ofNullable(row.name()).flatMap(table::byName).stream(),
                        row.domains().stream()
                                .filter(domain -> !keys.isOurDomain(domain))
                                .flatMap(domain -> table.byDomain(domain).stream()))
                .filter(account -> row.externalId() == null || account.externalId() == null)
                .findFirst());
    }

    private static AccountDraft draft(Named row) {
        String name = Stream.of(
                        Stream.ofNullable(row.name()), row.domains().stream(), Stream.ofNullable(row.externalId()))
                .flatMap(names -> names)
                .findFirst()
                .orElseThrow();
        return new AccountDraft(row.externalId(), name, row.domains(), List.of(), row.owner(), row.fields());
    }

    private static AccountPatch patch(Account before, Named row) {
        return new AccountPatch(
                Drafts.given(row.externalId()),
                Change.keep(),
                ContactRows.added(before.domains(), row.domains(), Optional::of),
                Change.keep(),
                Drafts.given(row.owner()),
                Drafts.given(row.fields()));
    }

    /**
     * How a row names an account.
     *
     * @param fields custom fields of the account, by name
     */
    record Named(
            @Nullable String name,
            @Nullable String externalId,
            List<String> domains,
            @Nullable String owner,
            Map<String, String> fields) {

        Named(@Nullable String name, @Nullable String externalId) {
            this(name, externalId, List.of(), null, Map.of());
        }

        boolean isGiven() {
            return name != null || externalId != null || !domains.isEmpty();
        }
    }

    /** @param changed whether the row said something new of it */
    record Found(Account account, boolean created, boolean changed) {}
}
