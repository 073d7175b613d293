package dev.rapport.crm.duplicate;

import dev.rapport.conversation.ContactId;
import dev.rapport.crm.ReviewId;
import java.time.Instant;
import java.util.List;

/**
 * Two contacts that look like one person, and wait for a person to say whether they are.
 *
 * @param one the older one
 * @param score how likely it is, 0..1
 * @param reasons what was compared, what speaks most for it first
 */
public record DuplicateEntry(
        ReviewId id, ContactId one, ContactId other, double score, List<Reason> reasons, Instant createdAt) {

    public DuplicateEntry {
        reasons = List.copyOf(reasons);
    }

    /**
     * What was compared.
     *
     * @param rule the name, or the name of a field
     * @param level SAME, NEAR, ROUGH or DIFFERENT
     * @param weight in bits; what is below 0 speaks against it
     */
    public record Reason(String rule, String level, double weight) {}
}
