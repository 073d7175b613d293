package dev.rapport.crm;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.field.Field;
import dev.rapport.crm.field.FieldTable;
import dev.rapport.match.Keys;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of accounts, without the rules about them. Safe for use by many threads. */
@Component
class AccountTable {

    private final JdbcClient jdbc;
    private final ReachTable reaches;
    private final FieldTable fields;
    private final Keys keys;
    private final Clock clock;

    AccountTable(JdbcClient jdbc, ReachTable reaches, FieldTable fields, Keys keys, Clock clock) {
        this.jdbc = jdbc;
        this.reaches = reaches;
        this.fields = fields;
        this.keys = keys;
        this.clock = clock;
    }

    Optional<Account> find(AccountId id) {
        return load(List.of(id.value())).stream().findFirst();
    }

    Optional<Account> byExternalId(String externalId) {
        return Entries.byExternalId(jdbc, "account", externalId).flatMap(id -> find(new AccountId(id)));
    }

    /** The oldest of this name, however it is written. */
    Optional<Account> byName(String name) {
        return first("select id from account where name_key = :text order by id limit 1", NameKey.of(name));
    }

    /** All of this name, however it is written, the oldest first. */
    List<Account> named(String name) {
        return load(jdbc.sql("select id from account where name_key = :name order by id")
                .param("name", NameKey.of(name))
                .query((row, n) -> Columns.uuid(row, "id"))
                .list());
    }

    /** The oldest with this domain. */
    Optional<Account> byDomain(String domain) {
        return first("""
                select account_id as id from reach where kind = 'DOMAIN' and key = :text and account_id is not null
                 order by account_id limit 1""", domain);
    }

    private Optional<Account> first(String sql, String text) {
        return jdbc.sql(sql)
                .param("text", text)
                .query((row, n) -> Columns.uuid(row, "id"))
                .optional()
                .flatMap(id -> find(new AccountId(id)));
    }

    Account insert(Viewer by, AccountDraft draft) {
        AccountId id = AccountId.create();
        jdbc.sql("""
                        insert into account (id, external_id, name, name_key, owner_id, created_at)
                        values (:id, :externalId, :name, :nameKey, :owner, :at)""")
                .param("id", id.value())
                .param("externalId", draft.externalId())
                .param("name", draft.name())
                .param("nameKey", NameKey.of(draft.name()))
                .param("owner", draft.ownerId())
                .param("at", clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                .update();
        putReaches(id, draft.domains(), draft.phones());
        fields.enterNew(by, id.value(), draft.fields());
        return find(id).orElseThrow();
    }

    Account update(Viewer by, Account before, AccountPatch patch) {
        String name = patch.name().after(before.name(), before.name());
        jdbc.sql("""
                        update account set external_id = :externalId, name = :name, name_key = :nameKey, owner_id = :owner,
                                           version = version + 1, changed_at = now()
                         where id = :id""")
                .param("id", before.id().value())
                .param("externalId", patch.externalId().after(before.externalId()))
                .param("name", name)
                .param("nameKey", NameKey.of(name))
                .param("owner", patch.ownerId().after(before.ownerId()))
                .update();
        putReaches(
                before.id(),
                patch.domains().after(before.domains(), List.of()),
                patch.phones().after(Typed.phones(before.phones()), List.of()));
        Drafts.change(fields, by, before.id().value(), patch.fields());
        return find(before.id()).orElseThrow();
    }

    private void putReaches(AccountId id, List<String> domains, List<String> phones) {
        reaches.replace(
                Owner.ACCOUNT,
                id.value(),
                Reach.Kind.DOMAIN,
                domains.stream().map(Reach::domain).toList());
        reaches.replace(
                Owner.ACCOUNT,
                id.value(),
                Reach.Kind.PHONE,
                phones.stream().map(phone -> Reach.phone(phone, keys)).toList());
    }

    /** In the order of the ids; with three queries, however many they are. */
    List<Account> load(List<UUID> ids) {
        UUID[] wanted = ids.toArray(UUID[]::new);
        var reachesOf = reaches.of(Owner.ACCOUNT, wanted);
        var fieldsOf = fields.of(wanted);
        return Entries.load(jdbc, "account", ids, (row, n) -> account(row, reachesOf, fieldsOf));
    }

    private static Account account(
            ResultSet row, Map<UUID, List<Reach>> reachesOf, Map<UUID, Map<String, Field>> fieldsOf)
            throws SQLException {
        UUID id = Columns.uuid(row, "id");
        List<Reach> reaches = reachesOf.getOrDefault(id, List.of());
        return new Account(
                new AccountId(id),
                row.getString("external_id"),
                row.getString("name"),
                Reach.of(Reach.Kind.DOMAIN, reaches, Reach::typed),
                Reach.of(Reach.Kind.PHONE, reaches, Reach::phone),
                row.getString("owner_id"),
                fieldsOf.getOrDefault(id, Map.of()),
                row.getLong("version"),
                Columns.instant(row, "created_at"));
    }
}
