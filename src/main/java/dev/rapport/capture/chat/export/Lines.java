package dev.rapport.capture.chat.export;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The lines of a text of any length, in UTF-8, in UTF-16 that says so, or else in Windows' own Western signs.
 *
 * <p>A line that is longer than any is comes in pieces. For use by one thread.
 */
final class Lines implements Closeable {

    private static final int HEAD = 1 << 16;
    private static final int UTF8_SIGN = 4;

    private final Reader in;
    private final int longest;
    private boolean afterReturn;
    private long damaged;

    Lines(InputStream bytes, int longest) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(bytes, HEAD);
        this.in = new BufferedReader(new InputStreamReader(
                buffered,
                charset(buffered)
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)));
        this.longest = longest;
    }

    private static Charset charset(BufferedInputStream bytes) throws IOException {
        bytes.mark(HEAD);
        byte[] head = bytes.readNBytes(HEAD - 1);
        bytes.reset();
        if (head.length > 1
                && (head[0] == (byte) 0xFE && head[1] == (byte) 0xFF
                        || head[0] == (byte) 0xFF && head[1] == (byte) 0xFE)) {
            return StandardCharsets.UTF_16;
        }
        return isUtf8(head) ? StandardCharsets.UTF_8 : Charset.forName("windows-1252");
    }

    /** A sign may be cut at the end of what was looked at; a few damaged ones do not make another encoding. */
    private static boolean isUtf8(byte[] head) {
        for (int cut = 0; cut < UTF8_SIGN; cut++) {
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(head, 0, Math.max(0, head.length - cut)));
                return true;
            } catch (CharacterCodingException perhapsCut) {
                // with less of the end once more
            }
        }
        String text = new String(head, StandardCharsets.UTF_8);
        long broken = text.chars().filter(c -> c == '\uFFFD').count();
        long good = text.chars().filter(c -> c > 0x7F && c != '\uFFFD').count();
        return good > broken;
    }

    /** The next line without its end; empty at the end. */
    Optional<String> next() throws IOException {
        StringBuilder line = new StringBuilder();
        boolean any = false;
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n' && afterReturn) {
                afterReturn = false;
                continue;
            }
            any = true;
            afterReturn = c == '\r';
            if (c == '\n' || c == '\r' || line.length() >= longest) {
                if (c != '\n' && c != '\r') {
                    line.append((char) c);
                }
                return Optional.of(told(line));
            }
            line.append((char) c);
        }
        return any ? Optional.of(told(line)) : Optional.empty();
    }

    private String told(StringBuilder line) {
        if (line.indexOf("\uFFFD") >= 0) {
            damaged++;
        }
        return line.toString();
    }

    /** How many lines had signs that cannot be read. */
    long damaged() {
        return damaged;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
