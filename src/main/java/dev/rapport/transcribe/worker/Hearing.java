package dev.rapport.transcribe.worker;

import java.util.List;

/**
 * One track on its way through the recogniser. Always close it; closing it early gives it up.
 *
 * <p>For one thread at a time.
 */
public interface Hearing extends AutoCloseable {

    /**
     * Hands on the next stretch of the track, waiting while too much of it is still unheard.
     *
     * @param pcm 16-bit little-endian mono; an odd or impossible length is an {@link IllegalArgumentException}
     */
    void write(byte[] pcm, int length) throws RecognizerDied;

    /** How many bytes were written and are not heard yet; for any thread. */
    long unheard();

    /** Ends the track and waits for its words: all segments, in their order. Nothing may be written after it. */
    List<Segment> finish() throws RecognizerDied;

    @Override
    void close();
}
