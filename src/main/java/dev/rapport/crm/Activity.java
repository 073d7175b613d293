package dev.rapport.crm;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Direction;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.OpportunityId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The CRM's entry of an item, on the record of the account and of the contacts that it was matched to.
 *
 * @param at when the item was said or sent
 * @param opportunity the possible sale that it is about; null where it is open which, or there is none
 * @param summary the first words that were said; null where there are none
 */
public record Activity(
        ActivityId id,
        ItemId item,
        ConversationId conversation,
        Channel channel,
        Instant at,
        @Nullable Direction direction,
        String subject,
        @Nullable String summary,
        @Nullable AccountId account,
        List<ContactId> contacts,
        @Nullable OpportunityId opportunity) {

    public Activity {
        contacts = List.copyOf(contacts);
    }

    /** The same under another id. */
    public Activity called(ActivityId other) {
        return new Activity(
                other, item, conversation, channel, at, direction, subject, summary, account, contacts, opportunity);
    }

    /** The same on other records. */
    public Activity on(
            @Nullable AccountId otherAccount, List<ContactId> otherContacts, @Nullable OpportunityId otherOpportunity) {
        return new Activity(
                id,
                item,
                conversation,
                channel,
                at,
                direction,
                subject,
                summary,
                otherAccount,
                otherContacts,
                otherOpportunity);
    }
}
