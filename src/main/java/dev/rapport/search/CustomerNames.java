package dev.rapport.search;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import java.util.Optional;

/**
 * Tells what customers are called now, for the index; whoever keeps the customers implements it.
 *
 * <p>Without one, the index knows customers by their ids only. Names in the index are those of the time when the item was
 * indexed: after a change, its items have to be indexed again. Safe for use by many threads.
 */
public interface CustomerNames {

    /** Empty for an account that is not there any more. */
    Optional<String> account(AccountId id);

    /** Empty for a contact that is not there any more, or has no name. */
    Optional<String> contact(ContactId id);
}
