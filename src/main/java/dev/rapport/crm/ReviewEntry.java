package dev.rapport.crm;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Match;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that only a person can decide: whose record an item belongs to, whether contacts are one, which value a field has,
 * whether somebody new is to be a contact.
 *
 * @param conversation what it is shown in; null for what is of no conversation
 * @param contacts who it may be, or whose it is; none for an item that nobody was found for
 * @param score how much speaks for the best of them, 0..1
 */
public record ReviewEntry(
        ReviewId id,
        Kind kind,
        @Nullable ConversationId conversation,
        @Nullable ItemId item,
        List<ContactId> contacts,
        List<AccountId> accounts,
        double score,
        List<Match.Reason> reasons,
        Instant createdAt) {

    public ReviewEntry {
        contacts = List.copyOf(contacts);
        accounts = List.copyOf(accounts);
        reasons = List.copyOf(reasons);
    }

    /** What is to be decided. */
    public enum Kind {
        UNMATCHED,
        AMBIGUOUS,
        DUPLICATE,
        FIELD,
        CONTACT
    }
}
