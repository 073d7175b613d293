package dev.rapport.transcribe.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** One way in which recordings are written. Implementations hold no state and are safe for use by many threads. */
sealed interface AudioFormat permits WavFormat {

    /** Whether a recording that begins with these bytes is of this format. */
    boolean recognises(ByteBuffer head);

    /**
     * Reads the header and checks it against the bytes that are there.
     *
     * @throws dev.rapport.conversation.Unprocessable when it is damaged or of a kind that can not be read
     */
    PcmStream open(SeekableByteChannel channel) throws IOException;
}
