package dev.rapport.capture.email.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the parts of a multipart by its boundary lines (RFC 2046, 5.1), in one pass.
 *
 * <p>Goes on after the closing boundary when further ones follow, and takes the end of the multipart for a missing closing
 * one. Where the stated boundary never comes, the first line that looks like one is taken for it.
 */
final class BoundarySplitter {

    private static final int LONGEST_BOUNDARY = 1_000;

    private final MailBytes bytes;
    private final int start;
    private final int end;

    BoundarySplitter(MailBytes bytes, int start, int end) {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
    }

    /** A part, header and body. */
    record Span(int start, int end) {}

    /** Empty where there is no boundary. */
    List<Span> split(@Nullable String stated, int most, Budget budget) {
        List<Span> parts = stated == null || stated.isBlank() ? List.of() : parts(stated, most);
        if (parts.isEmpty() && stated != null && !stated.isBlank()) {
            parts = parts(stated.stripTrailing(), most); // RFC 2046 forbids spaces at the end
        }
        if (!parts.isEmpty()) {
            return parts;
        }
        String guessed = guess();
        if (guessed == null) {
            return List.of();
        }
        budget.note(Note.Kind.REPAIRED, "The boundary of a multipart is missing or wrong; another one was found");
        return parts(guessed, most);
    }

    private List<Span> parts(String boundary, int most) {
        byte[] line = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        List<Span> parts = new ArrayList<>();
        int open = -1;
        int previousEnd = start;
        for (int at = start; at < end && parts.size() < most; ) {
            int lineEnd = bytes.endOfLine(at, end);
            Kind kind = kind(line, at, lineEnd);
            if (kind != Kind.OTHER) {
                if (open >= 0) {
                    parts.add(new Span(open, Math.max(open, previousEnd)));
                }
                open = kind == Kind.OPENS ? bytes.nextLine(lineEnd, end) : -1;
            }
            previousEnd = lineEnd;
            at = bytes.nextLine(lineEnd, end);
        }
        if (open >= 0 && parts.size() < most) {
            parts.add(new Span(Math.min(open, end), end));
        }
        return parts;
    }

    private enum Kind {
        OPENS,
        CLOSES,
        OTHER
    }

    private Kind kind(byte[] line, int at, int lineEnd) {
        if (!bytes.startsWith(line, at, lineEnd)) {
            return Kind.OTHER;
        }
        int after = at + line.length;
        boolean closes = after + 1 < lineEnd && bytes.at(after) == '-' && bytes.at(after + 1) == '-';
        for (int i = closes ? after + 2 : after; i < lineEnd; i++) {
            if (bytes.at(i) != ' ' && bytes.at(i) != '\t') {
                return Kind.OTHER;
            }
        }
        return closes ? Kind.CLOSES : Kind.OPENS;
    }

    /** The first line that begins with two hyphens, is no signature's, and is followed by a header. */
    private @Nullable String guess() {
        for (int at = start; at < end; ) {
            int lineEnd = bytes.endOfLine(at, end);
            if (lineEnd - at > 4 && lineEnd - at < LONGEST_BOUNDARY && bytes.at(at) == '-' && bytes.at(at + 1) == '-') {
                int next = bytes.nextLine(lineEnd, end);
                String line = text(at, lineEnd);
                if (HeaderBlock.isField(text(next, Math.min(bytes.endOfLine(next, end), next + 200)))
                        && !line.isBlank()) {
                    return line.substring(2);
                }
            }
            at = bytes.nextLine(lineEnd, end);
        }
        return null;
    }

    private String text(int from, int to) {
        return new String(bytes.copy(from, to), StandardCharsets.ISO_8859_1);
    }
}
