package dev.rapport.capture.email.file;

import java.time.Duration;

/**
 * How much of a file is read for its text.
 *
 * @param bytes of a file; larger ones are not read
 * @param characters of text; the rest is left out
 * @param pages of a PDF, or sheets or slides
 * @param time for one file
 */
public record TextLimits(long bytes, int characters, int pages, Duration time) {

    public TextLimits {
        if (bytes < 1 || characters < 1 || pages < 1 || time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("The limits of reading attachments must be positive");
        }
    }
}
