package dev.rapport.crm.field;

import dev.rapport.conversation.Evidence;
import java.time.Instant;
import java.util.List;

/**
 * A value that an installation keeps of a customer beyond what everyone keeps.
 *
 * @param evidence where a derived value was said; none for what a person entered, which has no evidence but that person
 * @param confidence 0..1; 1 for what a person entered
 * @param at when it was entered or derived
 */
public record Field(String value, Origin origin, List<Evidence> evidence, double confidence, Instant at) {

    public Field {
        evidence = List.copyOf(evidence);
    }

    public boolean isDerived() {
        return origin == Origin.DERIVED;
    }

    /** Whether a person entered the value, by hand or by an import, or it was derived from what was said. */
    public enum Origin {
        PERSON,
        DERIVED
    }
}
