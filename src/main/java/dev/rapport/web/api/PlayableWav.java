package dev.rapport.web.api;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A recording as 16-bit PCM WAV, which every browser plays (Chromium plays no µ-law), made on the way out.
 *
 * <p>Each sample becomes two bytes, so where a range begins in the recording is a matter of arithmetic, and a player can
 * seek in hours of sound without any of it being kept twice.
 */
record PlayableWav(WavSound sound) implements Bytes.Source {

    private static final int HEADER = 44;
    private static final int FRAMES_AT_A_TIME = 1 << 14;

    private int frameBytes() {
        return sound.tracks() * 2;
    }

    @Override
    public long size() {
        return HEADER + sound.frames() * frameBytes();
    }

    @Override
    public void write(OutputStream out, long start, long length) throws IOException {
        long at = start;
        long end = start + length;
        if (at < HEADER) {
            int until = (int) Math.min(HEADER, end);
            out.write(header(), (int) at, until - (int) at);
            at = until;
        }
        while (at < end) {
            long frame = (at - HEADER) / frameBytes();
            byte[] samples = samples(frame);
            int skip = (int) (at - HEADER - frame * frameBytes());
            int count = (int) Math.min(samples.length - skip, end - at);
            out.write(samples, skip, count);
            at += count;
        }
    }

    private byte[] samples(long firstFrame) throws IOException {
        ByteBuffer in = sound.frames(firstFrame, FRAMES_AT_A_TIME);
        int count = in.remaining() / sound.sampleBytes();
        ByteBuffer out = ByteBuffer.allocate(count * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            out.putShort(sound.sample(in, i * sound.sampleBytes()));
        }
        return out.array();
    }

    private byte[] header() {
        long data = size() - HEADER;
        ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.put(ascii("RIFF")).putInt((int) Math.min(0xFFFFFFFFL, data + HEADER - 8));
        header.put(ascii("WAVEfmt ")).putInt(16).putShort((short) 1).putShort((short) sound.tracks());
        header.putInt(sound.rate()).putInt(sound.rate() * frameBytes());
        header.putShort((short) frameBytes()).putShort((short) 16);
        header.put(ascii("data")).putInt((int) Math.min(0xFFFFFFFFL, data));
        return header.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
