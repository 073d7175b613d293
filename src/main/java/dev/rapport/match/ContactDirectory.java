package dev.rapport.match;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells who is reached by a number or an address. The package {@code crm} implements it. Safe for use by many threads. */
public interface ContactDirectory {

    /** Everyone with this number, the oldest entry first. */
    List<Known> byPhone(String phoneKey);

    /** Everyone with this address, the oldest entry first. */
    List<Known> byEmail(String emailKey);

    /** Everyone with this name on a chat platform, the oldest entry first. */
    default List<Known> byHandle(String handle) {
        return List.of();
    }

    /** The accounts that a person gave this domain, or one that it is a part of; those of the longest such domain. */
    default List<Known> byDomain(String domain) {
        return List.of();
    }

    /** The contacts who may go by this name, of accounts that may go by this name. */
    default List<Known> byName(String name, String company) {
        return List.of();
    }

    /**
     * Those of the accounts with which a sale was open at that time, give or take two weeks.
     *
     * @param at null for now
     */
    default Set<AccountId> inTalks(Set<AccountId> accounts, @Nullable Instant at) {
        return Set.of();
    }

    /**
     * The same directory, with these numbers and addresses looked up at once: for those who are about to ask for many of them, in
     * a transaction in which customers stay as they are ({@link #holdStill()}).
     */
    default ContactDirectory lookedUp(Set<String> phoneKeys, Set<String> emailKeys) {
        return this;
    }

    /** A contact by its id; empty where there is none any more. */
    Optional<Known> known(ContactId contact);

    /** Whether there is such an account. */
    boolean isAccount(AccountId account);

    /**
     * Keeps all customers as they are until the end of the caller's transaction.
     *
     * <p>Without it a contact could come into being after it was looked for and before the decision stands, and nobody
     * would ever look again: the one who made the contact did not yet see the item as matched. Whoever holds this either
     * sees the change, or is seen by the one who makes it. Take it before any lock on rows.
     */
    void holdStill();

    /**
     * A contact with the account that it belongs to; or an account by itself, which has the number of its switchboard.
     *
     * @param contact null for an account by itself
     * @param account null for a contact without one
     */
    record Known(@Nullable ContactId contact, @Nullable AccountId account) {

        public Known {
            if (contact == null && account == null) {
                throw new IllegalArgumentException("Nobody is known");
            }
        }
    }
}
