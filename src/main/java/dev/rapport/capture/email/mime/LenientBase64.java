package dev.rapport.capture.email.mime;

import dev.rapport.capture.DecodedStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads base64 (RFC 4648) and passes over everything that is none: junk, line ends, padding in the middle, a lost end.
 *
 * <p>After padding it goes on: some mailers encode each line by itself.
 */
final class LenientBase64 extends DecodedStream {

    private static final byte[] VALUES = new byte[256];

    static {
        Arrays.fill(VALUES, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < alphabet.length(); i++) {
            VALUES[alphabet.charAt(i)] = (byte) i;
        }
        VALUES['-'] = 62; // the alphabet for URLs
        VALUES['_'] = 63;
    }

    private final byte[] buffer = new byte[8192];
    private int filled;
    private int at;
    private int bits;
    private int count;

    LenientBase64(InputStream in) {
        super(in);
    }

    static byte[] decode(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        try (LenientBase64 in = new LenientBase64(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
    }

    /** Whether a character belongs to base64, white space and padding too. */
    static boolean isOfBase64(int c) {
        return VALUES[c & 0xFF] >= 0 || c == '=' || c == '\r' || c == '\n' || c == ' ' || c == '\t';
    }

    @Override
    public int read() throws IOException {
        while (true) {
            int c = nextByte();
            if (c < 0) {
                return -1;
            }
            if (c == '=') {
                count = 0;
                continue;
            }
            int value = VALUES[c];
            if (value < 0) {
                continue;
            }
            bits = bits << 6 | value;
            count++;
            if (count == 1) {
                continue;
            }
            int unread = (4 - count) * 2; // bits that belong to the next byte
            count = count == 4 ? 0 : count;
            return bits >> unread & 0xFF;
        }
    }

    private int nextByte() throws IOException {
        if (at >= filled) {
            filled = in.read(buffer, 0, buffer.length);
            at = 0;
            if (filled <= 0) {
                return -1;
            }
        }
        return buffer[at++] & 0xFF;
    }
}
