package dev.rapport.transcribe.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What goes over the pipes between the two processes: a type (a byte), a track (an int), a length (an int), and as many
 * bytes; big-endian.
 */
record Frame(FrameType type, int track, byte[] payload) {

    /** Above all that either side sends: the words of a long stretch of speech are some 100 kB. */
    static final int MAX_PAYLOAD = 4 << 20;

    private static final byte[] NOTHING = {};
    private static final FrameType[] TYPES = FrameType.values();

    static Frame of(FrameType type, int track) {
        return new Frame(type, track, NOTHING);
    }

    static Frame of(FrameType type, int track, int number) {
        return new Frame(
                type, track, ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    }

    static Frame of(FrameType type, int track, String text) {
        return new Frame(type, track, text.getBytes(StandardCharsets.UTF_8));
    }

    int number() {
        return ByteBuffer.wrap(payload).getInt();
    }

    String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeByte(type.ordinal());
        out.writeInt(track);
        out.writeInt(payload.length);
        out.write(payload);
        out.flush();
    }

    /** Waits for the next one; empty where the other side has closed the pipe. */
    static Optional<Frame> read(DataInputStream in) throws IOException {
        int type = in.read();
        if (type < 0) {
            return Optional.empty();
        }
        int track = in.readInt();
        int length = in.readInt();
        if (type >= TYPES.length || length < 0 || length > MAX_PAYLOAD) {
            throw new IOException("Not a frame: type " + type + ", length " + length);
        }
        byte[] payload = in.readNBytes(length);
        if (payload.length < length) {
            throw new EOFException("The pipe was closed within a frame");
        }
        return Optional.of(new Frame(TYPES[type], track, payload));
    }
}
