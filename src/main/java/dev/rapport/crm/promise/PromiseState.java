package dev.rapport.crm.promise;

/** How a promise stands. */
public enum PromiseState {
    OPEN,

    /** By what came later, or by a person's word. */
    KEPT,

    /** Open, and the day on which it was due is over where it was made. */
    LATE
}
