package dev.rapport.crm;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.match.ContactDirectory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells {@code match} who has a number or an address. Safe for use by many threads. */
@Component
class KnownContacts implements ContactDirectory {

    private final JdbcClient jdbc;
    private final CustomerChanges changes;

    KnownContacts(JdbcClient jdbc, CustomerChanges changes) {
        this.jdbc = jdbc;
        this.changes = changes;
    }

    @Override
    public List<Known> byPhone(String phoneKey) {
        return by(Reach.Kind.PHONE, phoneKey);
    }

    @Override
    public List<Known> byEmail(String emailKey) {
        return by(Reach.Kind.EMAIL, emailKey);
    }

    @Override
    public List<Known> byHandle(String handle) {
        return by(Reach.Kind.HANDLE, NameKey.of(handle));
    }

    @Override
    public List<Known> byDomain(String domain) {
        return withParents(domain)
                .map(one -> by(Reach.Kind.DOMAIN, one))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** The domain, and those that it is a part of, but for the last word of all. */
    private static Stream<String> withParents(String domain) {
        return Stream.iterate(domain, one -> one.contains("."), one -> one.substring(one.indexOf('.') + 1));
    }

    /** Of a company, all words of the shorter name must be words of the longer. */
    @Override
    public List<Known> byName(String name, String company) {
        return jdbc
                .sql("""
                        select c.id as contact_id, c.account_id, c.name, a.name as account
                          from contact c join account a on a.id = c.account_id
                         where c.merged_into is null
                           and string_to_array(c.name_key, ' ') && string_to_array(:name, ' ')
                           and string_to_array(a.name_key, ' ') && string_to_array(:company, ' ')
                         order by c.id""")
                .param("name", NameKey.of(name))
                .param("company", NameKey.of(company))
                .query((row, n) ->
                        NameKey.fit(name, row.getString("name")) && NameKey.fit(company, row.getString("account"))
                                ? Optional.of(known(row))
                                : Optional.<Known>empty())
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public Set<AccountId> inTalks(Set<AccountId> accounts, @Nullable Instant at) {
        return Set.copyOf(jdbc.sql("""
                        select distinct o.account_id from opportunity o
                         where o.account_id = any(:accounts) and o.outcome = 'OPEN'
                           and (o.close_date is null or o.close_date >= coalesce(:at, now()) - interval '14 days')
                           and (select min(s.at) from opportunity_stage s where s.opportunity_id = o.id)
                               <= coalesce(:at, now()) + interval '14 days'""")
                .param("accounts", accounts.stream().map(AccountId::value).toArray(UUID[]::new))
                .param("at", at == null ? null : at.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .query((row, n) -> new AccountId(Columns.uuid(row, "account_id")))
                .list());
    }

    private List<Known> by(Reach.Kind kind, String key) {
        return jdbc.sql("""
                        select distinct r.contact_id, coalesce(r.account_id, c.account_id) as account_id
                          from reach r left join contact c on c.id = r.contact_id
                         where r.kind = :kind and r.key = :key
                         order by contact_id, account_id""")
                .param("kind", kind.name())
                .param("key", key)
                .query((row, n) -> known(row))
                .list();
    }

    @Override
    public ContactDirectory lookedUp(Set<String> phoneKeys, Set<String> emailKeys) {
        return new LookedUp(
                this, by(Reach.Kind.PHONE, phoneKeys), by(Reach.Kind.EMAIL, emailKeys), byDomains(emailKeys));
    }

    /** By the domains of these addresses, each as {@link #byDomain} finds it. */
    private Map<String, List<Known>> byDomains(Set<String> emailKeys) {
        Set<String> domains = emailKeys.stream()
                .map(key -> key.substring(key.lastIndexOf('@') + 1))
                .collect(toSet());
        Map<String, List<Known>> found = by(
                Reach.Kind.DOMAIN,
                domains.stream().flatMap(KnownContacts::withParents).collect(toSet()));
        Map<String, List<Known>> known = new HashMap<>();
        domains.forEach(domain -> known.put(
                domain,
                withParents(domain)
                        .map(one -> found.getOrDefault(one, List.of()))
                        .filter(those -> !those.isEmpty())
                        .findFirst()
                        .orElse(List.of())));
        return known;
    }

    private Map<String, List<Known>> by(Reach.Kind kind, Set<String> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("""
                        select distinct r.key, r.contact_id, coalesce(r.account_id, c.account_id) as account_id
                          from reach r left join contact c on c.id = r.contact_id
                         where r.kind = :kind and r.key = any(:keys)
                         order by contact_id, account_id""")
                .param("kind", kind.name())
                .param("keys", keys.toArray(String[]::new))
                .query((row, n) -> Map.entry(row.getString("key"), known(row)))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    /** What was looked up beforehand, and domains, each once; anything else is asked of the directory. For one thread. */
    private record LookedUp(
            ContactDirectory directory,
            Map<String, List<Known>> phones,
            Map<String, List<Known>> emails,
            Map<String, List<Known>> domains)
            implements ContactDirectory {

        @Override
        public List<Known> byPhone(String phoneKey) {
            return phones.getOrDefault(phoneKey, List.of());
        }

        @Override
        public List<Known> byEmail(String emailKey) {
            return emails.getOrDefault(emailKey, List.of());
        }

        @Override
        public List<Known> byHandle(String handle) {
            return directory.byHandle(handle);
        }

        @Override
        public List<Known> byDomain(String domain) {
            return domains.computeIfAbsent(domain, directory::byDomain);
        }

        @Override
        public List<Known> byName(String name, String company) {
            return directory.byName(name, company);
        }

        @Override
        public Set<AccountId> inTalks(Set<AccountId> accounts, @Nullable Instant at) {
            return directory.inTalks(accounts, at);
        }

        @Override
        public Optional<Known> known(ContactId contact) {
            return directory.known(contact);
        }

        @Override
        public boolean isAccount(AccountId account) {
            return directory.isAccount(account);
        }

        @Override
        public void holdStill() {
            directory.holdStill();
        }
    }

    @Override
    public Optional<Known> known(ContactId contact) {
        return jdbc.sql("""
                        select s.id as contact_id, s.account_id from contact c join contact s on s.id = coalesce(c.merged_into, c.id)
                         where c.id = :id""")
                .param("id", contact.value())
                .query((row, n) -> known(row))
                .optional();
    }

    @Override
    public boolean isAccount(AccountId account) {
        return jdbc.sql("select exists (select from account where id = :id)")
                .param("id", account.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public void holdStill() {
        changes.holdStill();
    }

    private static Known known(ResultSet row) throws SQLException {
        return new Known(
                Columns.idOrNull(row, "contact_id", ContactId::new),
                Columns.idOrNull(row, "account_id", AccountId::new));
    }
}
