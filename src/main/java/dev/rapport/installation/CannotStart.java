package dev.rapport.installation;

/**
 * Why this process cannot start, and what the operator should do about it; printed without a stack trace.
 *
 * <p>For what the operator can change, such as a folder that is in use. A bug is any other exception.
 */
public final class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String remedy;

    public CannotStart(String reason, String remedy) {
        super(reason);
        this.remedy = remedy;
    }

    public CannotStart(String reason, String remedy, Throwable cause) {
        super(reason, cause);
        this.remedy = remedy;
    }

    /** What to do, as an instruction to the operator. */
    public String remedy() {
        return remedy;
    }
}
