package dev.rapport.capture.email.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The header fields of a message or part, in their order (RFC 5322, 2.2), and where its body begins.
 *
 * <p>Values are kept as they came, one character per byte, and unfolded; {@link #text} makes text of them. A line that is
 * no field is left out when fields follow it, and else is the first of the body, whose empty line is missing.
 */
public final class HeaderBlock {

    /** Names with what RFC 5322 allows, and some that forbid nothing: {@code Content-Type :} is seen in mail. */
    private static final Pattern FIELD =
            Pattern.compile("([\\x21-\\x39\\x3B-\\x7E]{1,200}+)[ \\t]*+:(.*+)", Pattern.DOTALL);

    private static final int MOST_FIELDS = 5_000;

    private final List<Field> fields = new ArrayList<>();
    private int bodyStart;
    private @Nullable String charset;

    /** A field as it came: {@code raw} has one character per byte, without line ends. */
    record Field(String name, String raw) {}

    private HeaderBlock() {}

    /** Reads fields from {@code start} on until the first empty line. */
    static HeaderBlock read(MailBytes bytes, int start, int end, Budget budget) {
        HeaderBlock block = new HeaderBlock();
        block.bodyStart = block.readFields(new HeaderLines(bytes, start, end), budget);
        block.charset = block.first("Content-Type")
                .map(ContentHeader::read)
                .map(type -> type.parameters().get("charset"))
                .orElse(null);
        return block;
    }

    private int readFields(HeaderLines lines, Budget budget) {
        int left = budget.limits().headerBytes();
        while (lines.next()) {
            if (lines.isEmptyLine()) {
                return lines.nextStart();
            }
            int most = Math.min(left, budget.limits().headerBytes() / 2); // one field leaves room for others
            if (most <= 0 || fields.size() >= MOST_FIELDS || lines.length() > most) {
                noteCut(budget);
            }
            if (most <= 0 || fields.size() >= MOST_FIELDS) {
                continue;
            }
            String line = lines.logicalLine(most);
            left -= line.length();
            var field = FIELD.matcher(line);
            if (field.matches()) {
                fields.add(new Field(field.group(1), field.group(2).strip()));
            } else if (!lines.isMailboxSeparator() && !lines.fieldFollows()) {
                return lines.start();
            }
        }
        return lines.nextStart();
    }

    private static void noteCut(Budget budget) {
        budget.note(
                Note.Kind.TRUNCATED,
                "Only the first " + budget.limits().headerBytes()
                        + " bytes of a header are read (rapport.email.max-header)");
    }

    /** Whether a line could be a header field. */
    static boolean isField(String line) {
        return FIELD.matcher(line).matches();
    }

    int bodyStart() {
        return bodyStart;
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }

    boolean has(String name) {
        return fields.stream().anyMatch(field -> field.name().equalsIgnoreCase(name));
    }

    /** The value of the first field of this name that says something, one character per byte. */
    public Optional<String> first(String name) {
        return all(name).stream().filter(value -> !value.isBlank()).findFirst();
    }

    public List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::raw)
                .toList();
    }

    /** The value as text: encoded words and bare 8-bit characters read. */
    public Optional<String> text(String name) {
        return first(name).map(this::words);
    }

    private String words(String raw) {
        return EncodedWords.read(toText(raw));
    }

    /** Reads bare 8-bit characters: as UTF-8, else in the character set of the body, else by their look. */
    String toText(String raw) {
        byte[] bytes = raw.getBytes(StandardCharsets.ISO_8859_1);
        return MailCharsets.isAscii(bytes) ? raw : MailCharsets.decode(bytes, charset);
    }
}
