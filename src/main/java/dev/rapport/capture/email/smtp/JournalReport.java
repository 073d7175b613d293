package dev.rapport.capture.email.smtp;

import dev.rapport.capture.email.mime.Budget;
import dev.rapport.capture.email.mime.Limits;
import dev.rapport.capture.email.mime.MailBytes;
import dev.rapport.capture.email.mime.MimeParser;
import dev.rapport.capture.email.mime.MimePart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Takes the message out of a journal report: what Exchange and Microsoft 365 send to a journal address is a report of who got a
 * message, with the message itself attached as {@code message/rfc822}.
 *
 * <p>A report is known by its header {@code X-MS-Journal-Report}, or by a text part that begins with "Sender:" and names a
 * Message-ID, beside one attached message. Its recipients, the blind ones and the members of lists too, become the envelope.
 * Anything else is left as it is. The form is Microsoft's "Journal reports in Exchange". Safe for use by many threads.
 */
@Component
final class JournalReport {

    private static final Pattern RECIPIENT = Pattern.compile(
            "(?im)^(?:To|Cc|Bcc|Recipient|On-Behalf-Of):[ \\t]*<?([^\\s<>,;]+@[^\\s<>,;]+?)>?(?:[,;\\s]|$)");
    private static final Pattern SENDER =
            Pattern.compile("(?s)\\s*Sender:.*^(?:Message-Id|Message-ID):.*", Pattern.MULTILINE);
    private static final int TEXT_BYTES = 1 << 20;
    private static final Limits LIMITS = new Limits(100, 4, 256 << 10, TEXT_BYTES, Duration.ofSeconds(5));

    JournalReport() {}

    /**
     * The message itself.
     *
     * @param recipients of the envelope
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Unwrapped(byte[] bytes, List<String> recipients) {}

    Unwrapped unwrap(byte[] bytes, List<String> recipients) {
        MimePart report = new MimeParser(new Budget(LIMITS)).parse(MailBytes.of(bytes));
        Optional<MimePart> message = report.children().stream()
                .filter(part -> part.is("message/rfc822") || part.is("message/global"))
                .findFirst();
        String text = report.children().stream()
                .filter(part -> part.is("text/plain"))
                .findFirst()
                .map(JournalReport::textOf)
                .orElse("");
        boolean marked = !report.headers().all("X-MS-Journal-Report").isEmpty();
        if (message.isEmpty() || !marked && !SENDER.matcher(text).matches()) {
            return new Unwrapped(bytes, recipients);
        }
        Set<String> all = new LinkedHashSet<>(recipients);
        Matcher found = RECIPIENT.matcher(text);
        while (found.find()) {
            all.add(found.group(1));
        }
        return new Unwrapped(bytesOf(message.get()), List.copyOf(all));
    }

    private static String textOf(MimePart part) {
        try (InputStream in = part.open()) {
            return new String(in.readNBytes(TEXT_BYTES), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return ""; // its encoding is broken: the message itself may still be whole
        }
    }

    private static byte[] bytesOf(MimePart part) {
        try (InputStream in = part.open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
