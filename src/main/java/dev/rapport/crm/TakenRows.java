package dev.rapport.crm;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.OpportunityId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Remembers the rows of tables that were taken, whatever file they stood in: a row says nothing new the second time, and
 * does not undo what people changed since the first. Safe for use by many threads.
 */
@Component
class TakenRows {

    private final JdbcClient jdbc;

    TakenRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean has(String sha256) {
        return jdbc.sql("select exists (select from import_row where sha256 = :sha256)")
                .param("sha256", sha256)
                .query(Boolean.class)
                .single();
    }

    /** Of an account, of a contact, or of both; when they go, the row may be taken again. */
    void add(String sha256, @Nullable AccountId account, @Nullable ContactId contact) {
        add(sha256, account == null ? null : account.value(), contact == null ? null : contact.value(), null);
    }

    void add(String sha256, OpportunityId opportunity) {
        add(sha256, null, null, opportunity.value());
    }

    private void add(String sha256, @Nullable UUID account, @Nullable UUID contact, @Nullable UUID opportunity) {
        jdbc.sql("""
                        insert into import_row (sha256, account_id, contact_id, opportunity_id)
                        values (:sha256, :account::uuid, :contact::uuid, :opportunity::uuid)""")
                .param("sha256", sha256)
                .param("account", account)
                .param("contact", contact)
                .param("opportunity", opportunity)
                .update();
    }
}
