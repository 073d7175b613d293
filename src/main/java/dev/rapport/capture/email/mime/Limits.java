package dev.rapport.capture.email.mime;

import java.time.Duration;

/**
 * How much of one message is read. What goes beyond is cut, with a note, and never a reason to fail.
 *
 * @param parts of a message, those of nested messages too
 * @param depth of parts within parts
 * @param headerBytes of the header of one part
 * @param textBytes decoded text of all parts together
 * @param time for the reading; what is not read by then is left out
 */
public record Limits(int parts, int depth, int headerBytes, int textBytes, Duration time) {

    public Limits {
        if (parts < 1 || depth < 1 || headerBytes < 100 || textBytes < 100 || time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException(
                    "The limits of reading mail must be positive, unlike " + parts + " parts, " + depth + " levels, "
                            + headerBytes + " bytes of header, " + textBytes + " bytes of text, " + time);
        }
    }
}
