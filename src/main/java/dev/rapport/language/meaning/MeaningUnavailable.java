package dev.rapport.language.meaning;

/** The model of meanings can not be used on this machine, now or later; the message says why, and how to do without it. */
public final class MeaningUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    public MeaningUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
