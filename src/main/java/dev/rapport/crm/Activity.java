package dev.rapport.crm;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Direction;
import dev.rapport.conversation.ItemId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The CRM's entry of an item, on the record of the account and of the contacts that it was matched to.
 *
 * @param at when the item was said or sent
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
        List<ContactId> contacts) {

    public Activity {
        contacts = List.copyOf(contacts);
    }

    /** The same on other records. */
    Activity on(@Nullable AccountId otherAccount, List<ContactId> otherContacts) {
        return new Activity(
                id, item, conversation, channel, at, direction, subject, summary, otherAccount, otherContacts);
    }
}
