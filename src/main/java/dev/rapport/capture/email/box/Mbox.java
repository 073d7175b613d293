package dev.rapport.capture.email.box;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Finds the messages of an mbox (RFC 4155 and the ways that programs write it: mboxo, mboxrd, LF or CRLF).
 *
 * <p>A message begins at a line "From ...": with a time as asctime writes it, after an empty line; with any time and year, or
 * in a file that writes none, if also a header follows. So a sentence that begins with "From " is none. Reads the file once,
 * whatever its size, and holds the beginning of three lines.
 */
final class Mbox implements MailFile {

    private static final int BUFFER = 1 << 16;

    private final Channels channels;
    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private final boolean dated;
    private int filled;
    private int used;
    private long position;
    private @Nullable MboxLine from;
    private @Nullable MboxLine ahead;

    /** Opens the file anew, each time. */
    interface Channels {
        SeekableByteChannel open() throws IOException;
    }

    /** @param start a place where a message was said to begin, or 0 */
    Mbox(Channels channels, long start) throws IOException {
        this.channels = channels;
        try (InputStream head = new Span(channels.open(), 0, MboxLine.HEAD)) {
            dated = isDated(head.readNBytes(MboxLine.HEAD));
        }
        in = new Span(channels.open(), start, Long.MAX_VALUE);
        position = start;
        MboxLine first = line();
        while (first != null && !first.isFrom()) {
            first = line();
        }
        from = first;
    }

    /** Whether a file that begins so is an mbox. */
    static boolean isMbox(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1).stripLeading();
        return text.startsWith("From ");
    }

    private static boolean isDated(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1).stripLeading();
        return new MboxLine(0, 0, text.lines().findFirst().orElse("")).isDatedFrom();
    }

    @Override
    public @Nullable Letter next() throws IOException {
        MboxLine begin = from;
        if (begin == null) {
            return null;
        }
        MboxLine line = line();
        MboxLine before = null;
        while (line != null && !isBegin(line, before)) {
            before = line;
            line = line();
        }
        long next = line == null ? position : line.start();
        long end = before == null || !before.isBlank() ? next : before.start();
        from = line;
        long start = begin.end();
        return new Letter(
                begin.start(),
                next,
                "the message at byte " + begin.start(),
                Math.max(0, end - start),
                () -> new UnquotedStream(new Span(channels.open(), start, end)),
                null);
    }

    private boolean isBegin(MboxLine line, @Nullable MboxLine before) throws IOException {
        if (!line.isFrom()) {
            return false;
        }
        boolean afterBlank = before == null || before.isBlank();
        MboxLine next = peek();
        boolean beforeHeader = next != null && next.isField();
        return line.isAsctimeFrom() && (afterBlank || beforeHeader)
                || afterBlank && beforeHeader && (!dated || line.isDatedFrom());
    }

    private @Nullable MboxLine peek() throws IOException {
        if (ahead == null) {
            ahead = read();
        }
        return ahead;
    }

    private @Nullable MboxLine line() throws IOException {
        MboxLine line = peek();
        ahead = null;
        return line;
    }

    private @Nullable MboxLine read() throws IOException {
        byte[] head = new byte[MboxLine.HEAD];
        int held = 0;
        long start = position;
        while (used < filled || fill()) {
            byte next = buffer[used++];
            position++;
            if (next == '\n') {
                return new MboxLine(start, position, text(head, held));
            }
            if (held < head.length) {
                head[held++] = next;
            }
        }
        return position == start ? null : new MboxLine(start, position, text(head, held));
    }

    private boolean fill() throws IOException {
        used = 0;
        filled = Math.max(0, in.read(buffer, 0, buffer.length));
        return filled > 0;
    }

    private static String text(byte[] head, int held) {
        int length = held > 0 && head[held - 1] == '\r' ? held - 1 : held;
        return new String(head, 0, length, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
