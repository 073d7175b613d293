package dev.rapport.crm.promise;

import dev.rapport.conversation.FindingId;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.OpportunityId;
import dev.rapport.conversation.Side;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the ledger with whose record it is on, as it is read to be shown.
 *
 * @param sale that the item is filed on; null where it is on none
 */
record ShownRow(
        FindingId id,
        ItemId item,
        Customer customer,
        @Nullable OpportunityId sale,
        @Nullable Side owner,
        @Nullable String ownerName,
        @Nullable String ownerEmail,
        String action,
        Instant madeAt,
        @Nullable Instant dueAt,
        Promise.@Nullable Said said) {

    static ShownRow of(ResultSet row) throws SQLException {
        String owner = row.getString("owner");
        UUID sale = row.getObject("opportunity_id", UUID.class);
        String said = row.getString("said_state");
        return new ShownRow(
                new FindingId(Columns.uuid(row, "id")),
                new ItemId(Columns.uuid(row, "item_id")),
                PromiseTable.customer(row),
                sale == null ? null : new OpportunityId(sale),
                owner == null ? null : Side.valueOf(owner),
                row.getString("owner_name"),
                row.getString("owner_email"),
                row.getString("action"),
                Columns.instant(row, "made_at"),
                Columns.instantOrNull(row, "due_at"),
                said == null
                        ? null
                        : new Promise.Said(
                                PromiseState.valueOf(said), row.getString("said_by"), Columns.instant(row, "said_at")));
    }
}
