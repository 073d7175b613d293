package dev.rapport.crm;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.match.ContactDirectory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        return new LookedUp(this, by(Reach.Kind.PHONE, phoneKeys), by(Reach.Kind.EMAIL, emailKeys));
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

    /** What was looked up beforehand; anything else is asked of the directory. */
    private record LookedUp(
            ContactDirectory directory, Map<String, List<Known>> phones, Map<String, List<Known>> emails)
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
        return jdbc.sql("select id as contact_id, account_id from contact where id = :id")
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
