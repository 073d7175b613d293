package dev.rapport.transcribe.speech;

/** Frames of 10 ms at any rate: where a rate does not divide, some are a sample longer than others. */
final class Frames {

    static final int PER_SECOND = 100;
    static final int MS = 1000 / PER_SECOND;

    private Frames() {}

    /** The first sample of a frame. */
    static long start(long frame, int rate) {
        return frame * rate / PER_SECOND;
    }
}
