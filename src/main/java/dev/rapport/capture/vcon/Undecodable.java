package dev.rapport.capture.vcon;

import java.io.IOException;

/** A content is not in the encoding that it is said to be in; the message says what stands there instead. */
final class Undecodable extends IOException {

    private static final long serialVersionUID = 1;

    Undecodable(String message) {
        super(message);
    }
}
