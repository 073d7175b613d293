package dev.rapport.conversation;

/** What people made of a finding. Rejected ones are kept, so that they are not found again as new. */
public enum FindingStatus {
    /** Nobody has said anything yet. */
    DERIVED,
    CONFIRMED,
    REJECTED,
    /** A person gave it another label or value. */
    CORRECTED
}
