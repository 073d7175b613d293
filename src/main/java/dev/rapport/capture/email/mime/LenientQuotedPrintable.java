package dev.rapport.capture.email.mime;

import dev.rapport.capture.DecodedStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/**
 * Reads quoted-printable (RFC 2045, 6.7); an equals sign that means nothing is kept as it stands.
 *
 * <p>Not Angus's decoder: that calls itself once per soft line break, and a message of nothing else overflows the stack.
 */
final class LenientQuotedPrintable extends DecodedStream {

    private final PushbackInputStream source;

    LenientQuotedPrintable(InputStream in) {
        this(new PushbackInputStream(in, 3));
    }

    private LenientQuotedPrintable(PushbackInputStream source) {
        super(source);
        this.source = source;
    }

    @Override
    public int read() throws IOException {
        int c = source.read();
        while (c == '=') {
            int first = source.read();
            if (first == '\n' || first == '\r' || first == ' ' || first == '\t') {
                endSoftBreak(first);
                c = source.read();
                continue;
            }
            int second = first < 0 ? -1 : source.read();
            int high = Character.digit(first, 16);
            int low = Character.digit(second, 16);
            if (high >= 0 && low >= 0) {
                return high << 4 | low;
            }
            unread(second);
            unread(first);
            return c;
        }
        return c;
    }

    /** White space may stand between the sign and the end of its line. */
    private void endSoftBreak(int first) throws IOException {
        int c = first;
        while (c == ' ' || c == '\t') {
            c = source.read();
        }
        if (c == '\r') {
            c = source.read();
            if (c != '\n') {
                unread(c);
            }
        } else if (c != '\n') {
            unread(c);
        }
    }

    private void unread(int c) throws IOException {
        if (c >= 0) {
            source.unread(c);
        }
    }
}
