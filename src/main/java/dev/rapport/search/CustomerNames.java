package dev.rapport.search;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import java.util.Map;
import java.util.Set;

/**
 * Tells what customers are called now, for the index; whoever keeps the customers implements it.
 *
 * <p>Without one, the index knows customers by their ids only. Names in the index are those of the time when the item was
 * indexed: after a change, its items have to be indexed again. Safe for use by many threads.
 */
public interface CustomerNames {

    /** Accounts that are not there any more are left out. */
    Map<AccountId, String> accounts(Set<AccountId> ids);

    /** Contacts that are not there any more, or have no name, are left out. */
    Map<ContactId, String> contacts(Set<ContactId> ids);
}
