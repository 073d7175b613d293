package dev.rapport.crm.filing;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Id;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.OpportunityId;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.ActivityId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Holds filings that people took back. Safe for use by many threads. */
@Component
public class UndoneFilings {

    private final JdbcClient jdbc;

    UndoneFilings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty for what was not taken back, or put back again. */
    public Optional<UndoneFiling> find(Viewer viewer, ActivityId id) {
        return jdbc.sql("select * from undone_filing where id = :id")
                .param("id", id.value())
                .query((row, n) -> filing(row))
                .optional();
    }

    /** Of the items of a conversation that are on nobody's record now, the latest first. */
    public List<UndoneFiling> of(Viewer viewer, ConversationId conversation) {
        return jdbc.sql("""
                        select u.* from undone_filing u join item i on i.id = u.item_id
                         where i.conversation_id = :conversation
                           and not exists (select from activity a where a.item_id = u.item_id)
                         order by u.at desc, u.id desc""")
                .param("conversation", conversation.value())
                .query((row, n) -> filing(row))
                .list();
    }

    void add(UndoneFiling filing) {
        jdbc.sql("""
                        insert into undone_filing (id, item_id, account_id, contact_ids, opportunity_id, decided_account,
                                                   decided_contact, by_user, at)
                        values (:id, :item, :account::uuid, :contacts, :opportunity::uuid, :decidedAccount::uuid,
                                :decidedContact::uuid, :by, :at)""")
                .param("id", filing.id().value())
                .param("item", filing.item().value())
                .param("account", uuid(filing.account()))
                .param(
                        "contacts",
                        filing.contacts().stream().map(ContactId::value).toArray(UUID[]::new))
                .param("opportunity", uuid(filing.opportunity()))
                .param("decidedAccount", uuid(filing.decidedAccount()))
                .param("decidedContact", uuid(filing.decidedContact()))
                .param("by", filing.by())
                .param("at", filing.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    void remove(ActivityId id) {
        jdbc.sql("delete from undone_filing where id = :id")
                .param("id", id.value())
                .update();
    }

    private static @Nullable UUID uuid(@Nullable Id id) {
        return id == null ? null : id.value();
    }

    private static UndoneFiling filing(ResultSet row) throws SQLException {
        return new UndoneFiling(
                new ActivityId(row.getObject("id", UUID.class)),
                new ItemId(row.getObject("item_id", UUID.class)),
                id(row, "account_id", AccountId::new),
                Arrays.stream((UUID[]) row.getArray("contact_ids").getArray())
                        .map(ContactId::new)
                        .toList(),
                id(row, "opportunity_id", OpportunityId::new),
                id(row, "decided_account", AccountId::new),
                id(row, "decided_contact", ContactId::new),
                row.getString("by_user"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    private static <T> @Nullable T id(ResultSet row, String column, Function<UUID, T> make) throws SQLException {
        UUID uuid = row.getObject(column, UUID.class);
        return uuid == null ? null : make.apply(uuid);
    }
}
