package dev.rapport.capture.chat.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The names of the files of a zip that can only be read from its beginning, out of the directory at its end (PKWARE's APPNOTE,
 * 4.3.12), without unpacking anything. Stateless.
 */
final class ZipTail {

    /** Of the directory so much is looked at: the names of some fifty thousand files. */
    private static final int TAIL = 4 << 20;

    private static final int SIGN = 0x02014b50;
    private static final int HEADER = 46;

    private ZipTail() {}

    /** Empty where there is no directory, as in a zip that breaks off. */
    static List<String> names(InputStream in) throws IOException {
        byte[] ring = new byte[TAIL];
        long read = 0;
        for (int n = in.read(ring, 0, TAIL); n > 0; n = in.read(ring, at(read), TAIL - at(read))) {
            read += n;
        }
        int length = (int) Math.min(read, TAIL);
        byte[] tail = new byte[length];
        for (int i = 0; i < length; i++) {
            tail[i] = ring[at(read - length + i)];
        }
        return names(ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN));
    }

    private static int at(long place) {
        return (int) (place % TAIL);
    }

    private static List<String> names(ByteBuffer tail) {
        List<String> names = new ArrayList<>();
        int at = 0;
        while (at + HEADER <= tail.limit()) {
            if (tail.get(at) != 'P' || tail.getInt(at) != SIGN) {
                at++;
                continue;
            }
            int name = tail.getShort(at + 28) & 0xFFFF;
            int more = (tail.getShort(at + 30) & 0xFFFF) + (tail.getShort(at + 32) & 0xFFFF);
            if (at + HEADER + name > tail.limit()) {
                break;
            }
            names.add(new String(tail.array(), at + HEADER, name, StandardCharsets.UTF_8).replace('\\', '/'));
            at += HEADER + name + more;
        }
        return names;
    }
}
