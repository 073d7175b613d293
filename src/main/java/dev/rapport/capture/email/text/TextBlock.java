package dev.rapport.capture.email.text;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of a message's body, and who speaks in it. The blocks of a body cover it without gaps.
 *
 * @param startChar in UTF-16 units of the body
 * @param endChar exclusive
 * @param answers the index of the quoted block that this reply stands under and answers; null where it answers no single one
 */
public record TextBlock(
        Kind kind, int startChar, int endChar, @Nullable Integer answers) {

    public TextBlock {
        if (startChar < 0 || endChar < startChar) {
            throw new IllegalArgumentException("A block from " + startChar + " to " + endChar + " is none");
        }
    }

    /** The block's text, of the body that it was made for. */
    public String in(String body) {
        return body.substring(startChar, endChar);
    }

    /** Whose words they are. */
    public enum Kind {
        /** What the sender newly wrote. */
        REPLY,
        /** What was written before, with the lines that introduce it. */
        QUOTED,
        /** A message of others that is passed on. */
        FORWARDED,
        /** Who the sender is; also what their program adds about itself. */
        SIGNATURE,
        /** What lawyers, mail gateways and mailing lists add. */
        DISCLAIMER
    }
}
