package dev.rapport.transcribe.audio;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;

/** The sound of a WAV file, or of one without a header, a block of frames at a time. For one thread. */
final class WavStream implements PcmStream {

    private final SeekableByteChannel channel;
    private final WavHeader header;
    private final String mediaType;
    private long remaining;
    private ByteBuffer block = ByteBuffer.allocate(0);

    WavStream(SeekableByteChannel channel, WavHeader header, String mediaType) throws IOException {
        this.channel = channel.position(header.dataStart());
        this.header = header;
        this.mediaType = mediaType;
        this.remaining = header.frames();
    }

    @Override
    public String mediaType() {
        return mediaType;
    }

    @Override
    public int rate() {
        return header.rate();
    }

    @Override
    public int tracks() {
        return header.tracks();
    }

    @Override
    public long durationMs() {
        return header.frames() * 1000 / header.rate();
    }

    @Override
    public int read(byte[][] tracks) throws IOException {
        int frames = (int) Math.min(remaining, tracks[0].length / 2);
        if (frames == 0) {
            return -1;
        }
        fill(frames * header.frameBytes());
        for (int at = 0; at < frames * 2; at += 2) {
            for (byte[] track : tracks) {
                short sample = header.coding().next(block);
                track[at] = (byte) sample;
                track[at + 1] = (byte) (sample >> 8);
            }
        }
        remaining -= frames;
        return frames * 2;
    }

    private void fill(int bytes) throws IOException {
        if (block.capacity() < bytes) {
            block = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        }
        block.clear().limit(bytes);
        while (block.hasRemaining()) {
            if (channel.read(block) < 0) {
                throw new EOFException("The recording became shorter while it was read");
            }
        }
        block.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
