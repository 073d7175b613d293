package dev.rapport.capture.email.mime;

import java.nio.charset.StandardCharsets;

/**
 * Walks over the lines of a header, folded ones joined (RFC 5322, 2.2.3), without copying what is not asked for.
 *
 * <p>For one thread.
 */
final class HeaderLines {

    private static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] QUOTED_FROM = ">From ".getBytes(StandardCharsets.US_ASCII);
    private static final int LOOK = 300;

    private final MailBytes bytes;
    private final int first;
    private final int end;
    private int start;
    private int lineEnd;
    private int next;

    HeaderLines(MailBytes bytes, int start, int end) {
        this.bytes = bytes;
        this.first = start;
        this.end = end;
        this.next = start;
    }

    /** Goes to the next logical line; false when there is none. */
    boolean next() {
        if (next >= end) {
            start = end;
            return false;
        }
        start = next;
        lineEnd = bytes.endOfLine(start, end);
        next = bytes.nextLine(lineEnd, end);
        while (lineEnd > start && next < end && isFold(next)) {
            lineEnd = bytes.endOfLine(next, end);
            next = bytes.nextLine(lineEnd, end);
        }
        return true;
    }

    /** A line that begins with a space continues the one before it, unless it has nothing else: that one ends the header. */
    private boolean isFold(int at) {
        if (bytes.at(at) != ' ' && bytes.at(at) != '\t') {
            return false;
        }
        for (int i = at; i < end && bytes.at(i) != '\n' && bytes.at(i) != '\r'; i++) {
            if (bytes.at(i) != ' ' && bytes.at(i) != '\t') {
                return true;
            }
        }
        return false;
    }

    int start() {
        return start;
    }

    int nextStart() {
        return next;
    }

    boolean isEmptyLine() {
        for (int i = start; i < lineEnd; i++) {
            if (bytes.at(i) != ' ' && bytes.at(i) != '\t') {
                return false;
            }
        }
        return true;
    }

    /** The first line of a message in an mbox file. */
    boolean isMailboxSeparator() {
        return start == first && (bytes.startsWith(FROM, start, end) || bytes.startsWith(QUOTED_FROM, start, end));
    }

    int length() {
        return lineEnd - start;
    }

    String logicalLine(int limit) {
        byte[] line = bytes.copy(start, Math.min(lineEnd, start + limit));
        return new String(line, StandardCharsets.ISO_8859_1).replace("\r", "").replace("\n", "");
    }

    /** Whether the line after this one is a header field, so that this one is only a broken field among good ones. */
    boolean fieldFollows() {
        if (next >= end) {
            return false;
        }
        int to = Math.min(bytes.endOfLine(next, end), next + LOOK);
        return HeaderBlock.isField(new String(bytes.copy(next, to), StandardCharsets.ISO_8859_1));
    }
}
