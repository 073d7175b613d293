package dev.rapport.capture.vcon;

import dev.rapport.capture.DecodedStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;

/** The UTF-8 bytes of a {@link Span}, its escapes undone (RFC 8259, section 7). For one thread. */
final class SpanStream extends DecodedStream {

    private static final int BUFFER = 1 << 16;

    private byte[] pending = new byte[0];
    private int given;

    private SpanStream(InputStream in) {
        super(new PushbackInputStream(in, 2));
    }

    static InputStream open(Span span) throws IOException {
        FileChannel file = FileChannel.open(span.file(), StandardOpenOption.READ);
        try {
            return new SpanStream(
                    new BufferedInputStream(new Part(file.position(span.start()), span.length()), BUFFER));
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    @Override
    public int read() throws IOException {
        if (given < pending.length) {
            return pending[given++] & 0xFF;
        }
        int next = in.read();
        if (next != '\\') {
            return next;
        }
        int escaped = in.read();
        return switch (escaped) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> unicode();
            default -> escaped;
        };
    }

    /** A sign outside of the first plane is two escapes. */
    private int unicode() throws IOException {
        char first = hex();
        StringBuilder text = new StringBuilder().append(first);
        if (Character.isHighSurrogate(first)) {
            int slash = in.read();
            int u = in.read();
            if (slash == '\\' && u == 'u') {
                text.append(hex());
            } else {
                unread(u);
                unread(slash);
            }
        }
        pending = text.toString().getBytes(StandardCharsets.UTF_8); // half a sign becomes a question mark
        given = 1;
        return pending[0] & 0xFF;
    }

    private void unread(int one) throws IOException {
        if (one >= 0) {
            ((PushbackInputStream) in).unread(one);
        }
    }

    private char hex() throws IOException {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(in.read(), 16);
            if (digit < 0) {
                throw new Undecodable("a \\u that four hexadecimal digits do not follow");
            }
            value = value << 4 | digit;
        }
        return (char) value;
    }

    /** The next bytes of a channel, which it closes. */
    private static final class Part extends InputStream {
        private final FileChannel file;
        private long left;

        Part(FileChannel file, long length) {
            this.file = file;
            left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = left <= 0 ? -1 : file.read(ByteBuffer.wrap(into, offset, (int) Math.min(length, left)));
            left -= Math.max(read, 0);
            return read;
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
