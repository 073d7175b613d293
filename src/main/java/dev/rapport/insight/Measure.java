package dev.rapport.insight;

/** What a goal is measured by, for one stretch of time. None of them is about a person. */
public enum Measure {
    /** Share of our promises due in that time that were kept by then. */
    PROMISES_KEPT(true, true),
    /** Share of the objections raised in that time that were answered. */
    OBJECTIONS_HANDLED(true, true),
    /** Objections for every hundred conversations. */
    OBJECTIONS(false, false),
    /** Share of what came in that is on a customer's record. */
    FILED(true, true),
    /** Conversations with customers. */
    CONVERSATIONS(false, true);

    private final boolean share;
    private final boolean moreIsBetter;

    Measure(boolean share, boolean moreIsBetter) {
        this.share = share;
        this.moreIsBetter = moreIsBetter;
    }

    /** Whether it is 0..1. */
    public boolean isShare() {
        return share;
    }

    public boolean moreIsBetter() {
        return moreIsBetter;
    }
}
