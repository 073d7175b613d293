package dev.rapport.capture.email.box;

import dev.rapport.capture.email.MailDoor;
import dev.rapport.conversation.Unprocessable;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A file of a zip while it is unpacked: ends the whole import where all files together unpack to more than is allowed, and this
 * file alone where it is damaged. For one thread.
 */
final class Metered extends InputStream {

    private final InputStream in;
    private final AtomicLong room;
    private final long said;
    private long left;

    /**
     * @param said how large the zip says it is; negative where it does not
     * @param room how much all files of the zip may still unpack to, in bytes
     */
    Metered(InputStream in, long said, AtomicLong room) {
        this.in = in;
        this.said = said;
        left = said;
        this.room = room;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        int read;
        try {
            read = in.read(into, offset, length);
        } catch (IOException e) {
            throw new Unprocessable("It can not be unpacked: " + e.getMessage() + "; pack the zip again", e);
        }
        left -= Math.max(read, 0);
        if (said >= 0 && left < 0) {
            throw new Unprocessable("It unpacks to more than the " + said + " bytes that the zip says; it is damaged");
        }
        if (room.addAndGet(-Math.max(read, 0)) < 0) {
            throw new MailDoor.Unusable("The zip unpacks to more than rapport.email.box.max-unpacked allows; split it");
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
