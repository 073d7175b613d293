package dev.rapport.crm.filing;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.OpportunityId;
import dev.rapport.crm.ActivityId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A filing that a person took back, with what is needed to put it back.
 *
 * @param account on whose record it was; null for contacts without one
 * @param decidedAccount what a person had said of the item before; null where nobody had
 * @param by who took it back
 */
public record UndoneFiling(
        ActivityId id,
        ItemId item,
        @Nullable AccountId account,
        List<ContactId> contacts,
        @Nullable OpportunityId opportunity,
        @Nullable AccountId decidedAccount,
        @Nullable ContactId decidedContact,
        String by,
        Instant at) {

    public UndoneFiling {
        contacts = List.copyOf(contacts);
    }
}
