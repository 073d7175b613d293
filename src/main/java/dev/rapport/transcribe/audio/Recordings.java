package dev.rapport.transcribe.audio;

import dev.rapport.conversation.Unprocessable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.List;

/**
 * Opens a recording by what its bytes say; its name and its stated type count for nothing.
 *
 * <p>Safe for use by many threads.
 */
public final class Recordings {

    private static final int HEAD = 64;
    private static final List<AudioFormat> FORMATS = List.of(new WavFormat());

    private Recordings() {}

    /**
     * Opens it at its beginning. The stream takes the channel over and closes it; after an exception it is still the
     * caller's.
     *
     * @throws Unprocessable when there is no sound in it that can be read; the message says why
     */
    public static PcmStream open(SeekableByteChannel channel) throws IOException {
        if (channel.size() == 0) {
            throw new Unprocessable("The recording is empty: it has no bytes. Deliver it again from the source.");
        }
        ByteBuffer head = head(channel);
        for (AudioFormat format : FORMATS) {
            if (format.recognises(head.duplicate())) {
                return RateFit.fit(format.open(channel.position(0)));
            }
        }
        throw new Unprocessable("This is not a recording that can be read: " + ForeignFormat.describe(head)
                + ". Deliver a WAV file (PCM, µ-law or A-law).");
    }

    private static ByteBuffer head(SeekableByteChannel channel) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(HEAD);
        channel.position(0);
        while (head.hasRemaining() && channel.read(head) >= 0) {
            // until it is full, or the file ends
        }
        return head.flip();
    }
}
