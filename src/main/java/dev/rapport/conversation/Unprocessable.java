package dev.rapport.conversation;

/**
 * The item can not be processed, now or later: it goes to quarantine with this reason, and is not retried.
 *
 * <p>The message is read by people: it names the thing and the remedy.
 */
public class Unprocessable extends RuntimeException {

    private static final long serialVersionUID = 1;

    public Unprocessable(String reason) {
        super(reason);
    }

    public Unprocessable(String reason, Throwable cause) {
        super(reason, cause);
    }
}
