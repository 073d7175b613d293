package dev.rapport.crm;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import org.jspecify.annotations.Nullable;

/** What a person decides of an entry of the review list. */
public sealed interface ReviewDecision {

    /** It was this contact. */
    record LinkContact(ContactId contact) implements ReviewDecision {}

    /** It was somebody of this account. */
    record LinkAccount(AccountId account) implements ReviewDecision {}

    /** It was somebody new, who becomes a contact. The account is null for a contact without one. */
    record Create(@Nullable AccountId account) implements ReviewDecision {}

    /** It belongs on nobody's record; it is not asked again until others come into question. */
    record Ignore() implements ReviewDecision {}

    /** They are one: they become this contact, or the oldest of them where it is null. */
    record Merge(@Nullable ContactId keep) implements ReviewDecision {}

    /** They are not one; it is not asked again. */
    record Distinct() implements ReviewDecision {}

    /** The derived value takes the place of the one that was entered, and counts as entered from then on. */
    record Accept() implements ReviewDecision {}

    /** The value that was entered stays; the same derived one is not asked again. */
    record Keep() implements ReviewDecision {}
}
