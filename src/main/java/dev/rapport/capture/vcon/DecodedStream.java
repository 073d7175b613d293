package dev.rapport.capture.vcon;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes that are made one by one of those of another stream, and cannot be gone back to. For one thread. */
abstract class DecodedStream extends FilterInputStream {

    DecodedStream(InputStream in) {
        super(in);
    }

    @Override
    public abstract int read() throws IOException;

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
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
    public boolean markSupported() {
        return false;
    }
}
