package dev.rapport.match;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.Match.Reason;
import dev.rapport.conversation.PartyId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who one party may be.
 *
 * @param said whether a person said so
 * @param reasons one for each way in which somebody was recognised; at least one
 */
record Claim(PartyId party, boolean said, List<Reason> reasons) {

    /** Whose record it would be: the account's, or that of a contact who has none. */
    Set<Customer> customers() {
        return reasons.stream().map(Customer::of).collect(toUnmodifiableSet());
    }

    Set<ContactId> contacts() {
        return reasons.stream()
                .flatMap(reason -> Optional.ofNullable(reason.contact()).stream())
                .collect(toUnmodifiableSet());
    }

    Optional<AccountId> account() {
        return reasons.stream()
                .flatMap(reason -> Optional.ofNullable(reason.account()).stream())
                .findFirst();
    }

    /** An account, or a contact who has none. */
    record Customer(@Nullable AccountId account, @Nullable ContactId contact) {

        static Customer of(Reason reason) {
            return new Customer(reason.account(), reason.account() == null ? reason.contact() : null);
        }
    }
}
