package dev.rapport.conversation;

/** Something that is needed is not to be had just now; the same may succeed later, and is retried with back-off. */
public class TemporaryFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    public TemporaryFailure(String reason) {
        super(reason);
    }

    public TemporaryFailure(String reason, Throwable cause) {
        super(reason, cause);
    }
}
