package dev.rapport.capture.hook;

/** A request to a webhook is not taken, and nothing of it is kept; the message names the thing and the remedy. */
public final class HookRefusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Why why;

    private HookRefusal(Why why, String message) {
        super(message);
        this.why = why;
    }

    public Why why() {
        return why;
    }

    /** The kinds of reasons. */
    public enum Why {
        /** There is no such webhook, or it has no secret. */
        UNKNOWN,
        METHOD,
        NOT_AUTHENTIC,
        UNREADABLE,
        TOO_LARGE
    }

    static HookRefusal unknown(String platform, String source) {
        return new HookRefusal(
                Why.UNKNOWN,
                "There is no webhook " + platform + "/" + source + "; rapport.hooks." + source + ".secret makes one");
    }

    static HookRefusal method(String method) {
        return new HookRefusal(Why.METHOD, method + " is not allowed here; send POST");
    }

    static HookRefusal notAuthentic(String reason) {
        return new HookRefusal(Why.NOT_AUTHENTIC, reason);
    }

    static HookRefusal unreadable(String reason) {
        return new HookRefusal(Why.UNREADABLE, reason);
    }

    /** @param max in bytes */
    public static HookRefusal tooLarge(String source, long max) {
        return new HookRefusal(
                Why.TOO_LARGE,
                "The body is larger than " + max + " bytes; rapport.hooks." + source + ".max-size raises the limit");
    }
}
