package dev.rapport.capture.email.mime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The bytes of a message, once, in memory or mapped from a file that must not change; all parts are spans of them.
 *
 * <p>Safe for use by many threads. At most 2 GB.
 */
public final class MailBytes {

    private final ByteBuffer buffer;

    private MailBytes(ByteBuffer buffer) {
        this.buffer = buffer;
    }

    /** The array is not copied, and must not be changed. */
    public static MailBytes of(byte[] bytes) {
        return new MailBytes(ByteBuffer.wrap(bytes));
    }

    /** Maps a file. Nothing needs closing: the map goes when nobody holds it any more. */
    public static MailBytes of(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            long size = Math.min(channel.size(), Integer.MAX_VALUE - 8L);
            return new MailBytes(channel.map(FileChannel.MapMode.READ_ONLY, 0, size));
        }
    }

    public int length() {
        return buffer.limit();
    }

    byte at(int index) {
        return buffer.get(index);
    }

    /** The bytes from {@code start} to before {@code end}. */
    public InputStream open(int start, int end) {
        return new Span(buffer.slice(start, end - start));
    }

    byte[] copy(int start, int end) {
        byte[] copy = new byte[end - start];
        buffer.get(start, copy);
        return copy;
    }

    /** Where the line that begins at {@code start} ends: at its CR or LF, or at {@code end}. */
    int endOfLine(int start, int end) {
        int at = start;
        while (at < end && buffer.get(at) != '\n' && buffer.get(at) != '\r') {
            at++;
        }
        return at;
    }

    /** Where the next line begins, after a line that ends at {@code lineEnd}; CR, LF and CRLF all end a line. */
    int nextLine(int lineEnd, int end) {
        if (lineEnd >= end) {
            return end;
        }
        boolean crlf = buffer.get(lineEnd) == '\r' && lineEnd + 1 < end && buffer.get(lineEnd + 1) == '\n';
        return lineEnd + (crlf ? 2 : 1);
    }

    boolean startsWith(byte[] prefix, int start, int end) {
        if (end - start < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if (buffer.get(start + i) != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    private static final class Span extends InputStream {
        private final ByteBuffer rest;

        Span(ByteBuffer rest) {
            this.rest = rest;
        }

        @Override
        public int read() {
            return rest.hasRemaining() ? rest.get() & 0xFF : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            Objects.checkFromIndexSize(offset, length, into.length);
            if (length == 0) {
                return 0;
            }
            if (!rest.hasRemaining()) {
                return -1;
            }
            int count = Math.min(length, rest.remaining());
            rest.get(into, offset, count);
            return count;
        }

        @Override
        public int available() {
            return rest.remaining();
        }
    }
}
