package dev.rapport.capture.email.box;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Objects;

/** The bytes of a channel from one place to before another; closes the channel with itself. For one thread. */
final class Span extends InputStream {

    private final SeekableByteChannel channel;
    private long left;

    Span(SeekableByteChannel channel, long start, long end) throws IOException {
        this.channel = channel;
        left = end - start;
        channel.position(start);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (left <= 0) {
            return -1;
        }
        int read = channel.read(ByteBuffer.wrap(into, offset, (int) Math.min(length, left)));
        left -= Math.max(read, 0);
        return read;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
