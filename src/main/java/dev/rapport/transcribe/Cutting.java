package dev.rapport.transcribe;

import java.time.Duration;

/**
 * Decides how long the pieces are into which a track is cut, so that all threads of the recogniser have work.
 *
 * <p>A recogniser adapts to the voice while it listens and begins anew with each piece, so pieces are long, and a short
 * recording is not cut at all: its tracks are heard side by side anyway, and where many come at once, they fill the
 * threads. Towards the end of a recording pieces become shorter, so that no thread is idle while another hears the last one.
 *
 * @param threads how many pieces are heard at the same time
 * @param piece the length of a piece, of what is heard
 * @param from recordings shorter than this are not cut
 */
record Cutting(int threads, Duration piece, Duration from) {

    private static final long SHORTEST_MS = 20_000;

    /** Longer than this many times its length, a piece ends also where there is no pause. */
    private static final int PATIENCE = 2;

    /**
     * The length at which a piece ends with the next pause, in milliseconds.
     *
     * @param leftMs how much of the recording is still to be read
     */
    long untilPauseMs(long durationMs, long leftMs) {
        if (durationMs < from.toMillis()) {
            return durationMs;
        }
        return Math.clamp(leftMs / threads, Math.min(SHORTEST_MS, piece.toMillis()), piece.toMillis());
    }

    /** The length at which it ends in any case. */
    long atMostMs(long untilPauseMs) {
        return untilPauseMs * PATIENCE;
    }
}
