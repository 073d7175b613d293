package dev.rapport.conversation;

/** A stretch of a text, in UTF-16 units; the end is exclusive. */
public record TextSpan(int start, int end) {

    public TextSpan {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("Not a stretch of text: " + start + " to " + end);
        }
    }
}
