package dev.rapport.capture;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** Bytes that are made one by one of those of another stream, and cannot be gone back to. For one thread. */
public abstract class DecodedStream extends FilterInputStream {

    protected DecodedStream(InputStream in) {
        super(in);
    }

    @Override
    public abstract int read() throws IOException;

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        int done = 0;
        for (int next; done < length && (next = read()) >= 0; done++) {
            into[offset + done] = (byte) next;
        }
        return done == 0 && length > 0 ? -1 : done;
    }

    @Override
    public long skip(long wanted) throws IOException {
        long done = 0;
        while (done < wanted && read() >= 0) {
            done++;
        }
        return done;
    }

    /** Nobody knows how many bytes there will be of those that are there. */
    @Override
    public int available() {
        return 0;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
