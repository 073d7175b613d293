package dev.rapport.capture.email.mime;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the structure of a message: the tree of its parts (RFC 2045, 2046), nested messages too.
 *
 * <p>A multipart without boundaries is text; a part below the deepest level that is read, or beyond the last part, is a
 * leaf of unread bytes. The work is bounded by the depth times the size.
 */
public final class MimeParser {

    private static final ContentHeader PLAIN = new ContentHeader("text/plain", Map.of());
    private static final ContentHeader MESSAGE = new ContentHeader("message/rfc822", Map.of());
    private static final ContentHeader BYTES = new ContentHeader("application/octet-stream", Map.of());

    private final Budget budget;

    public MimeParser(Budget budget) {
        this.budget = budget;
    }

    /** Never fails. Of bytes without any header, the whole is the body. */
    public MimePart parse(MailBytes bytes) {
        budget.takePart();
        return part(bytes, 0, bytes.length(), PLAIN, 1);
    }

    private MimePart part(MailBytes bytes, int start, int end, ContentHeader byDefault, int depth) {
        HeaderBlock headers = HeaderBlock.read(bytes, start, end, budget);
        int body = Math.min(headers.bodyStart(), end);
        ContentHeader type = type(headers, byDefault);
        if (type.value().startsWith("multipart/")) {
            return multipart(headers, type, bytes, body, end, depth);
        }
        if (type.value().equals("message/rfc822") || type.value().equals("message/global")) {
            return nested(headers, type, bytes, body, end, depth);
        }
        return new MimePart(headers, type, bytes, body, end, List.of());
    }

    private MimePart multipart(
            HeaderBlock headers, ContentHeader type, MailBytes bytes, int start, int end, int depth) {
        if (isTooDeep(depth)) {
            return new MimePart(headers, BYTES, bytes, start, end, List.of());
        }
        List<BoundarySplitter.Span> spans = new BoundarySplitter(bytes, start, end)
                .split(boundary(type), budget.limits().parts() + 1, budget);
        if (spans.isEmpty()) {
            return withoutBoundary(headers, bytes, start, end);
        }
        ContentHeader byDefault = type.value().equals("multipart/digest") ? MESSAGE : PLAIN;
        List<MimePart> children = new ArrayList<>();
        for (BoundarySplitter.Span span : spans) {
            if (!budget.takePart()) {
                break;
            }
            children.add(part(bytes, span.start(), span.end(), byDefault, depth + 1));
        }
        return new MimePart(headers, type, bytes, start, end, children);
    }

    private MimePart withoutBoundary(HeaderBlock headers, MailBytes bytes, int start, int end) {
        budget.note(Note.Kind.REPAIRED, "A multipart has no boundary; it is read as text");
        return new MimePart(headers, PLAIN, bytes, start, end, List.of());
    }

    private MimePart nested(HeaderBlock headers, ContentHeader type, MailBytes bytes, int start, int end, int depth) {
        MimePart wrapper = new MimePart(headers, type, bytes, start, end, List.of());
        if (isTooDeep(depth) || !budget.takePart()) {
            return wrapper;
        }
        String coding = headers.first("Content-Transfer-Encoding").orElse("").toLowerCase(Locale.ROOT);
        if (!coding.startsWith("base64") && !coding.startsWith("quoted")) {
            return new MimePart(headers, type, bytes, start, end, List.of(part(bytes, start, end, PLAIN, depth + 1)));
        }
        // RFC 2046, 5.2.1 forbids it; mailers do it. One level: what is encoded again in it stays a file.
        byte[] decoded = decoded(wrapper);
        MailBytes inner = MailBytes.of(decoded);
        return new MimePart(
                headers, type, bytes, start, end, List.of(part(inner, 0, decoded.length, PLAIN, depth + 1)));
    }

    private byte[] decoded(MimePart wrapper) {
        try (var in = wrapper.open()) {
            return in.readNBytes(budget.takeText(wrapper.rawSize()));
        } catch (IOException e) {
            budget.note(Note.Kind.UNREADABLE, "The encoding of a nested message is broken");
            return new byte[0];
        }
    }

    private boolean isTooDeep(int depth) {
        if (depth >= budget.limits().depth()) {
            budget.note(
                    Note.Kind.TRUNCATED,
                    "Parts more than " + budget.limits().depth()
                            + " levels deep are not read (rapport.email.max-depth)");
            return true;
        }
        return budget.isOutOfTime();
    }

    private static @Nullable String boundary(ContentHeader type) {
        return type.parameters().get("boundary");
    }

    private static ContentHeader type(HeaderBlock headers, ContentHeader byDefault) {
        ContentHeader stated =
                headers.first("Content-Type").map(ContentHeader::read).orElse(byDefault);
        if (stated.value().matches("[^/\\s]{1,100}/[^/\\s]{1,100}")) {
            return stated;
        }
        // "text" and "Text; charset=..." were allowed by RFC 1049
        String value = stated.value().equals("html") ? "text/html" : byDefault.value();
        boolean isText = stated.value().isEmpty()
                || stated.value().startsWith("text")
                || stated.value().equals("html");
        return new ContentHeader(isText ? value : BYTES.value(), stated.parameters());
    }
}
