package dev.rapport.capture.call;

/** The metadata of a call cannot be understood; the message names the field and what it should be. */
public final class InvalidMetadata extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    InvalidMetadata(String reason) {
        super(reason);
    }
}
