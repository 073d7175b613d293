package dev.rapport.crm;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.match.ContactDirectory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
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
