package dev.rapport.crm;

import java.time.Instant;

/**
 * A value that an installation keeps of a customer beyond what everyone keeps.
 *
 * <p>What a person entered has no evidence but that person. Derived values, with their evidence, do not occur yet.
 *
 * @param confidence 0..1; 1 for what a person entered
 * @param at when it was entered or derived
 */
public record Field(String value, Origin origin, double confidence, Instant at) {

    /** Whether a person entered the value, by hand or by an import, or it was derived from what was said. */
    public enum Origin {
        PERSON,
        DERIVED
    }
}
