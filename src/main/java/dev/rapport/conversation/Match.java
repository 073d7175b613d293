package dev.rapport.conversation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was decided about whose record an item belongs to, and why. */
public sealed interface Match {

    /** What speaks for a customer, the strongest first; for an unmatched item, nothing. */
    List<Reason> reasons();

    /** It belongs to these contacts, all of one account. The account is null for contacts that have none. */
    record Matched(@Nullable AccountId account, List<ContactId> contacts, List<Reason> reasons) implements Match {
        public Matched {
            contacts = List.copyOf(contacts);
            reasons = List.copyOf(reasons);
        }
    }

    /** More than one customer has an equal claim: a person has to decide. */
    record Ambiguous(List<Reason> reasons) implements Match {
        public Ambiguous {
            reasons = List.copyOf(reasons);
        }
    }

    /** No customer is known to have taken part. */
    record Unmatched(String why) implements Match {
        @Override
        public List<Reason> reasons() {
            return List.of();
        }
    }

    /**
     * One party recognised as one contact or account.
     *
     * @param rule what recognised it, such as "phone"
     * @param score how much that says, 0..1
     */
    record Reason(
            String rule,
            PartyId party,
            @Nullable ContactId contact,
            @Nullable AccountId account,
            double score) {}
}
