package dev.rapport.crm;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.field.Field;
import dev.rapport.crm.field.FieldTable;
import dev.rapport.crm.field.KnownField;
import dev.rapport.match.Keys;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of contacts, without the rules about them. Safe for use by many threads. */
@Component
class ContactTable {

    private final JdbcClient jdbc;
    private final ReachTable reaches;
    private final FieldTable fields;
    private final Keys keys;
    private final Clock clock;

    ContactTable(JdbcClient jdbc, ReachTable reaches, FieldTable fields, Keys keys, Clock clock) {
        this.jdbc = jdbc;
        this.reaches = reaches;
        this.fields = fields;
        this.keys = keys;
        this.clock = clock;
    }

    Optional<Contact> find(ContactId id) {
        return load(List.of(id.value())).stream().findFirst();
    }

    /** Of a contact that was merged into another, the external id leads to that one. */
    Optional<Contact> byExternalId(String externalId) {
        return Entries.byExternalId(jdbc, "contact", externalId)
                .map(ContactId::new)
                .flatMap(id -> find(survivor(id).orElse(id)));
    }

    /** Where a contact went that was merged into another. */
    Optional<ContactId> survivor(ContactId id) {
        return jdbc.sql("select merged_into from contact where id = :id and merged_into is not null")
                .param("id", id.value())
                .query((row, n) -> new ContactId(Columns.uuid(row, "merged_into")))
                .optional();
    }

    /** Everyone with one of these numbers or addresses, the oldest first. */
    List<Contact> reachedBy(Collection<String> phoneKeys, Collection<String> emailKeys) {
        return load(jdbc.sql("""
                        select distinct contact_id from reach
                         where contact_id is not null
                           and (kind = 'PHONE' and key = any(:phones) or kind = 'EMAIL' and key = any(:emails))
                         order by contact_id""")
                .param("phones", phoneKeys.toArray(String[]::new))
                .param("emails", emailKeys.toArray(String[]::new))
                .query((row, n) -> Columns.uuid(row, "contact_id"))
                .list());
    }

    Contact insert(Viewer by, ContactDraft draft) {
        ContactId id = ContactId.create();
        jdbc.sql("""
                        insert into contact (id, external_id, account_id, name, name_key, title, created_at)
                        values (:id, :externalId, :account::uuid, :name, :nameKey, :title, :at)""")
                .param("id", id.value())
                .param("externalId", draft.externalId())
                .param("account", uuid(draft.accountId()))
                .param("name", draft.name())
                .param("nameKey", NameKey.of(draft.name()))
                .param("title", draft.title())
                .param("at", clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                .update();
        putEmails(id, draft.emails());
        putPhones(id, draft.phones());
        putHandles(id, draft.handles());
        fields.enterNew(by, id.value(), draft.fields());
        return find(id).orElseThrow();
    }

    Contact update(Viewer by, Contact before, ContactPatch patch) {
        String name = patch.name().after(before.name(), before.name());
        jdbc.sql("""
                        update contact set external_id = :externalId, account_id = :account::uuid, name = :name,
                                           name_key = :nameKey, title = case when :entitled then :title else title end,
                                           version = version + 1, changed_at = now()
                         where id = :id""")
                .param("id", before.id().value())
                .param("externalId", patch.externalId().after(before.externalId()))
                .param("account", uuid(patch.accountId().after(before.accountId())))
                .param("name", name)
                .param("nameKey", NameKey.of(name))
                .param("entitled", !(patch.title() instanceof Change.Keep<String>))
                .param("title", patch.title().after(null))
                .update();
        if (!(patch.emails() instanceof Change.Keep<List<String>>)) {
            putEmails(before.id(), patch.emails().after(List.of(), List.of()));
        }
        if (!(patch.phones() instanceof Change.Keep<List<String>>)) {
            putPhones(before.id(), patch.phones().after(List.of(), List.of()));
        }
        if (!(patch.handles() instanceof Change.Keep<List<String>>)) {
            putHandles(before.id(), patch.handles().after(List.of(), List.of()));
        }
        overrule(by, before.id(), patch);
        Drafts.change(fields, by, before.id().value(), patch.fields());
        return find(before.id()).orElseThrow();
    }

    private static @Nullable UUID uuid(@Nullable AccountId id) {
        return id == null ? null : id.value();
    }

    /** What a person says of the contact itself holds against what conversations said of it. */
    private void overrule(Viewer by, ContactId id, ContactPatch patch) {
        overrule(by, id, patch.title(), KnownField.TITLE);
        overrule(by, id, patch.phones(), KnownField.PHONE);
        overrule(by, id, patch.emails(), KnownField.EMAIL);
    }

    private void overrule(Viewer by, ContactId id, Change<?> change, KnownField field) {
        if (!(change instanceof Change.Keep<?>)) {
            fields.overrule(by, id.value(), field);
        }
    }

    private void putEmails(ContactId id, List<String> emails) {
        put(
                id,
                Reach.Kind.EMAIL,
                emails.stream().map(text -> Reach.email(text, keys)).toList());
    }

    private void putPhones(ContactId id, List<String> phones) {
        put(
                id,
                Reach.Kind.PHONE,
                phones.stream().map(text -> Reach.phone(text, keys)).toList());
    }

    private void putHandles(ContactId id, List<String> handles) {
        put(id, Reach.Kind.HANDLE, handles.stream().map(Reach::handle).toList());
    }

    private void put(ContactId id, Reach.Kind kind, List<Reach> with) {
        reaches.replace(Owner.CONTACT, id.value(), kind, with);
    }

    /** In the order of the ids; with three queries, however many they are. */
    List<Contact> load(List<UUID> ids) {
        UUID[] wanted = ids.toArray(UUID[]::new);
        var reachesOf = reaches.of(Owner.CONTACT, wanted);
        var fieldsOf = fields.of(wanted);
        return Entries.load(jdbc, "contact", ids, (row, n) -> contact(row, reachesOf, fieldsOf));
    }

    private static Contact contact(
            ResultSet row, Map<UUID, List<Reach>> reachesOf, Map<UUID, Map<String, Field>> fieldsOf)
            throws SQLException {
        UUID id = Columns.uuid(row, "id");
        List<Reach> reaches = reachesOf.getOrDefault(id, List.of());
        Map<String, Field> fields = fieldsOf.getOrDefault(id, Map.of());
        Field title = fields.get(KnownField.TITLE.key());
        return new Contact(
                new ContactId(id),
                row.getString("external_id"),
                Columns.idOrNull(row, "account_id", AccountId::new),
                row.getString("name"),
                row.getString("title") == null && title != null ? title.value() : row.getString("title"),
                Reach.of(Reach.Kind.EMAIL, reaches, Reach::email),
                Reach.of(Reach.Kind.PHONE, reaches, Reach::phone),
                Reach.of(Reach.Kind.HANDLE, reaches, Reach::typed),
                fields,
                row.getLong("version"),
                Columns.instant(row, "created_at"));
    }
}
