package dev.rapport.crm.promise;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.ConversationId;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * With whom something was said: as the item was filed, so that it follows when that changes.
 *
 * @param account null for contacts without one, and where nobody knows whose the item is
 */
record Customer(@Nullable AccountId account, List<ContactId> contacts, ConversationId conversation) {

    Customer {
        contacts = List.copyOf(contacts);
    }

    boolean isSame(Customer other) {
        return conversation.equals(other.conversation)
                || account != null && account.equals(other.account)
                || !Collections.disjoint(contacts, other.contacts);
    }

    /** Whether it is known to be another person of the same customer, elsewhere. */
    boolean isAnotherPerson(Customer other) {
        return !conversation.equals(other.conversation)
                && !contacts.isEmpty()
                && !other.contacts.isEmpty()
                && Collections.disjoint(contacts, other.contacts);
    }

    boolean sharesPerson(Customer other) {
        return !Collections.disjoint(contacts, other.contacts);
    }
}
