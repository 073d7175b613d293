package dev.rapport.capture.vcon;

import dev.rapport.capture.DecodedStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Bytes out of base64, of either alphabet (RFC 4648, sections 4 and 5), with or without padding and line ends.
 *
 * <p>The draft asks for base64url without padding; libraries write all of them. For one thread.
 */
final class Base64Stream extends DecodedStream {

    private static final byte[] VALUES = values();

    private int bits;
    private int have; // how many bits are waiting
    private long at;
    private boolean ended;

    Base64Stream(InputStream text) {
        super(text);
    }

    private static byte[] values() {
        byte[] values = new byte[256];
        Arrays.fill(values, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        for (int i = 0; i < alphabet.length(); i++) {
            values[alphabet.charAt(i)] = (byte) i;
        }
        values['-'] = values['+'] = 62;
        values['_'] = values['/'] = 63;
        return values;
    }

    @Override
    public int read() throws IOException {
        while (have < 8) {
            int next = next();
            if (next < 0) {
                return -1;
            }
            bits = (bits << 6 | next) & 0xFFFF;
            have += 6;
        }
        have -= 8;
        return bits >> have & 0xFF;
    }

    /** The next six bits; -1 at the end. */
    private int next() throws IOException {
        while (true) {
            int one = in.read();
            if (one < 0) {
                if (have == 6 && !ended) {
                    throw new Undecodable("a single character at its end, which is no whole byte");
                }
                return -1;
            }
            at++;
            if (one == '=') {
                ended = true;
            } else if (one > ' ') {
                if (ended || VALUES[one] < 0) {
                    throw new Undecodable((ended ? "text behind its padding" : "a " + shown(one)) + " at place " + at);
                }
                return VALUES[one];
            }
        }
    }

    private static String shown(int one) {
        return one < 0x7F ? "\"" + (char) one + "\"" : "byte " + one;
    }
}
