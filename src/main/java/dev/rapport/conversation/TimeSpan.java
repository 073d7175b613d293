package dev.rapport.conversation;

/** A stretch of a recording, in milliseconds from its start; the end is exclusive. */
public record TimeSpan(long startMs, long endMs) {

    public TimeSpan {
        if (startMs < 0 || endMs < startMs) {
            throw new IllegalArgumentException("Not a stretch of time: " + startMs + " to " + endMs + " ms");
        }
    }

    public long middleMs() {
        return startMs + (endMs - startMs) / 2;
    }
}
