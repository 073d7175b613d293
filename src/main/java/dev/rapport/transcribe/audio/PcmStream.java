package dev.rapport.transcribe.audio;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * The sound of one recording, track by track, read once from its start to its end in bounded memory.
 *
 * <p>PCM is 16-bit little-endian mono at {@link #rate()}. All tracks advance together. For one thread; closing it closes
 * the channel beneath.
 */
public interface PcmStream extends Closeable {

    /** The IANA media type of the recording as it was received, such as "audio/wav". */
    String mediaType();

    /** Samples a second, 8000 to 48000. */
    int rate();

    /** How many tracks there are, 1 to 8. */
    int tracks();

    /**
     * The whole length in milliseconds: before the end was read, as far as the recording tells, which may be wrong; after
     * that, as it was heard.
     */
    long durationMs();

    /** What a person should know of the recording, such as that it is cut off; complete once the end was read. */
    default List<String> notes() {
        return List.of();
    }

    /**
     * Reads the next block into one array per track.
     *
     * @param tracks as many arrays as there are tracks, of equal and even length
     * @return how many bytes of each array were filled, an even number; -1 at the end
     */
    int read(byte[][] tracks) throws IOException;
}
