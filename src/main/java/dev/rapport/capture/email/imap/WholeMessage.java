package dev.rapport.capture.email.imap;

import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of a message as the server sends them, of which an end that comes too early is no end: a connection that breaks must
 * not make half a message of one.
 *
 * <p>Servers may be wrong about the size, so that whoever got as many bytes twice may take them for all. For one thread.
 */
final class WholeMessage extends InputStream {

    private final InputStream in;
    private final long expected;
    private long read;
    private boolean failed;

    /** @param expected in bytes; 0 to believe the stream */
    WholeMessage(InputStream in, long expected) {
        this.in = in;
        this.expected = expected;
    }

    /** Whether the connection, and not whoever read, is to blame. */
    boolean hasFailed() {
        return failed;
    }

    long bytesRead() {
        return read;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count;
        try {
            count = in.read(into, offset, length);
        } catch (IOException | RuntimeException e) { // Angus throws both when the connection is gone
            failed = true;
            throw e instanceof IOException io ? io : new IOException("The connection is gone", e);
        }
        if (count < 0 && read < expected) {
            failed = true;
            throw new IOException("Only " + read + " of " + expected + " bytes of the message came");
        }
        read += Math.max(count, 0);
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
