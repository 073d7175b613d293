package dev.rapport.web.api;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** An original as it was received. */
record ChannelSource(SeekableByteChannel channel, long size) implements Bytes.Source {

    private static final int BUFFER = 1 << 16;

    static ChannelSource of(SeekableByteChannel channel) throws IOException {
        return new ChannelSource(channel, channel.size());
    }

    @Override
    public void write(OutputStream out, long start, long length) throws IOException {
        channel.position(start);
        byte[] buffer = new byte[BUFFER];
        for (long left = length; left > 0; ) {
            int read = channel.read(ByteBuffer.wrap(buffer, 0, (int) Math.min(left, BUFFER)));
            if (read < 0) {
                throw new EOFException("The original is shorter than it was when it was opened");
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }
}
