package dev.rapport.crm.newcomer;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Holds who is new, and which contacts were made of them. Joins the caller's transaction. Safe for use by many threads. */
@Component
public class NewcomerTable {

    private final JdbcClient jdbc;

    NewcomerTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Who wrote these items, where that is somebody new. */
    public Map<ItemId, Newcomer> of(Viewer viewer, Collection<ItemId> items) {
        return jdbc
                .sql("select * from newcomer where item_id = any(:items)")
                .param("items", ids(items))
                .query((row, n) -> newcomer(row))
                .list()
                .stream()
                .collect(Collectors.toMap(Newcomer::item, one -> one));
    }

    /** The first mail of somebody whom Rapport made a contact of without a person's word; empty for all other contacts. */
    public Optional<Newcomer> origin(Viewer viewer, ContactId contact) {
        return jdbc.sql("""
                        select newcomer.* from newcomer_contact join newcomer using (email_key)
                         where contact_id = :contact order by at, item_id limit 1""")
                .param("contact", contact.value())
                .query((row, n) -> newcomer(row))
                .optional();
    }

    /** Puts these in the place of all that the items said before; false where that changes nothing. */
    boolean replace(Collection<ItemId> items, List<Newcomer> with) {
        if (new HashSet<>(of(Viewer.PIPELINE, items).values()).equals(new HashSet<>(with))) {
            return false;
        }
        jdbc.sql("delete from newcomer where item_id = any(:items)")
                .param("items", ids(items))
                .update();
        with.forEach(this::add);
        return true;
    }

    private void add(Newcomer one) {
        jdbc.sql("""
                        insert into newcomer (item_id, email_key, account_id, name, title, phones, at)
                        values (:item, :email, :account, :name, :title, :phones, :at)""")
                .param("item", one.item().value())
                .param("email", one.email())
                .param("account", one.account().value())
                .param("name", one.name())
                .param("title", one.title())
                .param("phones", one.phones().toArray(String[]::new))
                .param("at", one.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What messages tell of whoever has an address, the newest first. */
    List<Newcomer> with(String email) {
        return jdbc.sql("select * from newcomer where email_key = :email order by at desc, item_id desc")
                .param("email", email)
                .query((row, n) -> newcomer(row))
                .list();
    }

    boolean isAnyDue() {
        return jdbc.sql("select exists (select from newcomer_due)")
                .query(Boolean.class)
                .single();
    }

    /** Takes some addresses off the list of those to be looked at; they are on it again when the transaction fails. */
    List<String> takeDue(int most) {
        return jdbc.sql("""
                        delete from newcomer_due where id in (select id from newcomer_due order by id limit :most for update skip locked)
                        returning email_key""").param("most", most).query((row, n) -> row.getString("email_key")).list().stream()
                .distinct()
                .toList();
    }

    /** A contact was made without a person's word. */
    void made(ContactId contact, String email, long version) {
        jdbc.sql("insert into newcomer_contact (contact_id, email_key, version) values (:contact, :email, :version)")
                .param("contact", contact.value())
                .param("email", email)
                .param("version", version)
                .update();
    }

    /** The contact that was made of whoever has an address. */
    Optional<Made> madeOf(String email) {
        return jdbc.sql("select * from newcomer_contact where email_key = :email")
                .param("email", email)
                .query((row, n) ->
                        new Made(new ContactId(row.getObject("contact_id", UUID.class)), row.getLong("version")))
                .optional();
    }

    /** Which of these addresses contacts were made of, with the contact. */
    Map<String, ContactId> madeOf(Collection<String> emails) {
        return jdbc
                .sql("select * from newcomer_contact where email_key = any(:emails)")
                .param("emails", emails.toArray(String[]::new))
                .query((row, n) ->
                        Map.entry(row.getString("email_key"), new ContactId(row.getObject("contact_id", UUID.class))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** A contact that was made of a newcomer, in the version in which it was made. */
    record Made(ContactId contact, long version) {}

    private static UUID[] ids(Collection<ItemId> items) {
        return items.stream().map(ItemId::value).toArray(UUID[]::new);
    }

    private static Newcomer newcomer(ResultSet row) throws SQLException {
        return new Newcomer(
                new ItemId(row.getObject("item_id", UUID.class)),
                new AccountId(row.getObject("account_id", UUID.class)),
                row.getString("email_key"),
                row.getString("name"),
                row.getString("title"),
                Arrays.asList((String[]) row.getArray("phones").getArray()),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
