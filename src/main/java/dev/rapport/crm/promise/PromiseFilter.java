package dev.rapport.crm.promise;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Side;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which promises are wanted; null for any.
 *
 * @param states none for all of them
 * @param owner whose; ours or theirs
 * @param user the name or the mail address of whoever of us made it, or the beginning of a word of the name
 * @param rejected whether those are wanted that a person said to be none; else only the others are
 */
public record PromiseFilter(
        Set<PromiseState> states,
        @Nullable Side owner,
        @Nullable AccountId account,
        @Nullable ContactId contact,
        @Nullable ConversationId conversation,
        @Nullable String user,
        boolean rejected) {

    public static final PromiseFilter ALL = new PromiseFilter(Set.of(), null, null, null, null, null, false);

    public PromiseFilter {
        states = Set.copyOf(states);
        if (owner == Side.UNKNOWN) {
            throw new IllegalArgumentException("owner can not be UNKNOWN; it takes OURS or THEIRS");
        }
    }

    public PromiseFilter with(Set<PromiseState> wanted) {
        return new PromiseFilter(wanted, owner, account, contact, conversation, user, rejected);
    }
}
