package dev.rapport.capture.email.mime;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message or a part of one: its header, and the span of bytes that is its body.
 *
 * <p>Safe for use by many threads; its text may be taken once per budget.
 */
public final class MimePart {

    private static final int LONGEST_NAME = 1_000;

    private final HeaderBlock headers;
    private final ContentHeader type;
    private final MailBytes bytes;
    private final int start;
    private final int end;
    private final List<MimePart> children;

    MimePart(HeaderBlock headers, ContentHeader type, MailBytes bytes, int start, int end, List<MimePart> children) {
        this.headers = headers;
        this.type = type;
        this.bytes = bytes;
        this.start = start;
        this.end = end;
        this.children = List.copyOf(children);
    }

    public HeaderBlock headers() {
        return headers;
    }

    /** The media type in lower case, without parameters, such as {@code text/plain}; never empty. */
    public String mediaType() {
        return type.value();
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(type.parameters().get(name));
    }

    public boolean is(String prefix) {
        return type.value().startsWith(prefix);
    }

    /** Of a multipart its parts, of a nested message that message; else none. */
    public List<MimePart> children() {
        return children;
    }

    /** {@code attachment}, {@code inline}, something unknown, or empty. */
    public String disposition() {
        return dispositionHeader().value();
    }

    private ContentHeader dispositionHeader() {
        return ContentHeader.read(headers.first("Content-Disposition").orElse(""));
    }

    /** The name that the sender gave the file, as it is written: it may be a path, or anything else. */
    public Optional<String> fileName() {
        return usable(dispositionHeader().parameters().get("filename"))
                .or(() -> usable(type.parameters().get("name")));
    }

    private static Optional<String> usable(@Nullable String name) {
        return Optional.ofNullable(name)
                .filter(text -> !text.isBlank())
                .map(text -> text.substring(0, Math.min(text.length(), LONGEST_NAME)));
    }

    /** The name by which HTML refers to this part, without angles. */
    public Optional<String> contentId() {
        return headers.first("Content-ID")
                .map(id -> id.replaceAll("[<>\\s]", ""))
                .filter(id -> !id.isEmpty() && id.length() <= LONGEST_NAME);
    }

    /** How many bytes the body has, before its encoding is undone. */
    public int rawSize() {
        return end - start;
    }

    /** The body, its transfer encoding undone. */
    public InputStream open() {
        return TransferCoding.open(
                bytes, start, end, headers.first("Content-Transfer-Encoding").orElse(""));
    }

    /** The body as text, as far as the budget goes. */
    public String text(Budget budget) {
        byte[] body = start(budget);
        String charset = type.parameters().get("charset");
        if (charset == null && is("text/html")) {
            charset = HtmlCharset.of(body);
        }
        return MailCharsets.decode(body, charset);
    }

    private byte[] start(Budget budget) {
        try (InputStream in = open()) {
            return in.readNBytes(budget.takeText(rawSize()));
        } catch (IOException | RuntimeException e) {
            // A decoder of the library's that did not expect this; the bytes as they are still hold the text.
            budget.note(Note.Kind.REPAIRED, "A part's encoding is broken; it is read as it stands");
            return bytes.copy(start, Math.min(end, start + budget.takeText(rawSize())));
        }
    }

    @Override
    public String toString() {
        return type.value() + children;
    }
}
