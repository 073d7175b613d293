package dev.rapport.capture.call;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** WAV files of 8 kHz µ-law: a header and some bytes that no other recording has. */
final class TestAudio {

    static final int HEADER_BYTES = 44;

    private TestAudio() {}

    static byte[] wav(int tracks, String sound) {
        return wav(tracks, 8000, sound);
    }

    static byte[] wav(int tracks, int rate, String sound) {
        byte[] samples = sound.repeat(50).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(HEADER_BYTES + samples.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(HEADER_BYTES - 8 + samples.length)
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 7)
                .putShort((short) tracks)
                .putInt(rate)
                .putInt(rate * tracks)
                .putShort((short) tracks)
                .putShort((short) 8)
                .put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt(samples.length)
                .put(samples)
                .array();
    }

    static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }
}
