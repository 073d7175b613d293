package dev.rapport.conversation;

/** Whether a party speaks for us or for the customer. */
public enum Side {
    OURS,
    THEIRS,
    UNKNOWN;

    /** The other side; nobody is opposite to a side that is not known. */
    public Side opposite() {
        return switch (this) {
            case OURS -> THEIRS;
            case THEIRS -> OURS;
            case UNKNOWN -> UNKNOWN;
        };
    }
}
