package dev.rapport.capture.email.box;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A message of an mbox without the quoting of lines that begin with "From ": of {@code >From }, {@code >>From } and so on, one
 * {@code >} is taken off, as mboxrd says. For one thread.
 */
final class UnquotedStream extends InputStream {

    private static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);

    private static final int BUFFER = 1 << 13;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int filled;
    private int used;
    private boolean lineStart = true;
    private int quotes; // still to be given
    private int matched; // bytes of FROM still to be given, counted from the first
    private int given; // of them
    private int after = -2; // the byte after them; -2: none was read

    UnquotedStream(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        if (lineStart && quotes == 0 && given == matched && after == -2) {
            look();
        }
        int next = pending();
        if (next == -2) {
            next = nextByte();
        }
        lineStart = next == '\n' && quotes == 0 && given == matched && after == -2;
        return next;
    }

    /** Reads the beginning of a line, as far as it may be a quoted "From ". */
    private void look() throws IOException {
        lineStart = false;
        matched = 0;
        given = 0;
        int next = nextByte();
        while (next == '>') {
            quotes++;
            next = nextByte();
        }
        while (matched < FROM.length && next == FROM[matched]) {
            matched++;
            next = matched == FROM.length ? -2 : nextByte();
        }
        if (matched == FROM.length && quotes > 0) {
            quotes--;
        }
        after = next;
    }

    /** Each byte is asked for by itself, so that a buffer of its own, without a lock, pays. */
    private int nextByte() throws IOException {
        if (used == filled) {
            used = 0;
            filled = Math.max(0, in.read(buffer, 0, buffer.length));
        }
        return used == filled ? -1 : buffer[used++] & 0xff;
    }

    private int pending() {
        if (quotes > 0) {
            quotes--;
            return '>';
        }
        if (given < matched) {
            return FROM[given++];
        }
        int next = after;
        after = -2;
        return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        int count = 0;
        while (count < length) {
            int next = read();
            if (next < 0) {
                return count == 0 ? -1 : count;
            }
            into[offset + count++] = (byte) next;
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
