package dev.rapport.crm.field;

import dev.rapport.conversation.Evidence;
import dev.rapport.conversation.ItemId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What one item says for a field.
 *
 * @param part which entry of a list it is about, such as the name of a competitor; empty for a field of one value
 * @param value empty where it takes the entry off the list: an objection that was answered
 * @param saidAt when it was said or written, which decides what is newer
 * @param evidence at least one place of the item
 */
public record Claim(
        FieldOwner owner,
        String name,
        String part,
        ItemId item,
        String value,
        double confidence,
        Instant saidAt,
        List<Evidence> evidence) {

    static final Comparator<Claim> NEWEST = Comparator.comparing(Claim::saidAt)
            .thenComparing(claim -> claim.item().value())
            .reversed();

    public Claim {
        if (evidence.isEmpty()) {
            throw new IllegalArgumentException("No claim without evidence: " + name + " " + value);
        }
        evidence = List.copyOf(evidence);
    }
}
