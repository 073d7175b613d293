package dev.rapport.search;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Party;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all moments of an item have in common.
 *
 * @param startedAt when the item was said or sent
 * @param language a BCP 47 tag such as "en-US"
 * @param parties of the conversation
 * @param recorded whether there is sound
 * @param attached whether there are files
 */
public record Occasion(
        ConversationId conversation,
        ItemId item,
        Channel channel,
        Instant startedAt,
        @Nullable String subject,
        @Nullable String language,
        @Nullable Named<AccountId> account,
        List<Named<ContactId>> contacts,
        List<Party> parties,
        boolean recorded,
        boolean attached) {

    public Occasion {
        contacts = List.copyOf(contacts);
        parties = List.copyOf(parties);
    }
}
