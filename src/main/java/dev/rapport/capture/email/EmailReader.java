package dev.rapport.capture.email;

import dev.rapport.capture.email.file.FileType;
import dev.rapport.capture.email.mime.Budget;
import dev.rapport.capture.email.mime.HeaderBlock;
import dev.rapport.capture.email.mime.Limits;
import dev.rapport.capture.email.mime.MailAddress;
import dev.rapport.capture.email.mime.MailBytes;
import dev.rapport.capture.email.mime.MimeParser;
import dev.rapport.capture.email.mime.MimePart;
import dev.rapport.capture.email.mime.Note;
import dev.rapport.capture.email.text.MessageText;
import dev.rapport.capture.email.text.Sender;
import dev.rapport.capture.email.text.SignatureContact;
import dev.rapport.capture.email.text.SignatureReader;
import dev.rapport.capture.email.text.TextBlock;
import dev.rapport.conversation.Unprocessable;
import dev.rapport.language.PhoneNumbers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Reads a message: from its bytes to what it says, whatever state they are in.
 *
 * <p>Only what is no message at all is refused, as {@link Unprocessable}: nothing, or bytes that are no text and have no header. All
 * else is read as well as can be, within limits of parts, depth, length and time; the notes say what was cut or repaired.
 *
 * <p>The bytes are held once; attachments are spans of them. Safe for use by many threads.
 */
public final class EmailReader {

    private static final List<String> TELLING =
            List.of("From", "To", "Subject", "Date", "Received", "Message-ID", "MIME-Version", "Content-Type");

    private final Limits limits;
    private final int maxSize;
    private final PhoneNumbers phones;

    EmailReader(Limits limits, int maxSize, PhoneNumbers phones) {
        this.limits = limits;
        this.maxSize = maxSize;
        this.phones = phones;
    }

    /** The largest message that is taken, in bytes. */
    public int maxSize() {
        return maxSize;
    }

    /**
     * Reads a message from a stream, which is read to its end and not closed.
     *
     * @throws IOException when the stream fails
     */
    public EmailMessage read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(maxSize);
        if (in.read() >= 0) {
            throw new Unprocessable(
                    "The message is larger than " + maxSize + " bytes; rapport.email.max-size raises the limit");
        }
        return read(bytes);
    }

    /** Reads a message from a file, which must not change while the message or its attachments are in use. */
    public EmailMessage read(Path file) throws IOException {
        return read(MailBytes.of(file));
    }

    /** Reads a message; the array must not be changed while the message or its attachments are in use. */
    public EmailMessage read(byte[] bytes) {
        return read(MailBytes.of(bytes));
    }

    /** A message of which nothing is known but its bytes. */
    static EmailMessage unread(byte[] bytes) {
        String sha256 = HexFormat.of().formatHex(FoundFiles.sha256().digest(bytes));
        return new EmailMessage(
                sha256 + "@derived.invalid",
                false,
                sha256,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                "",
                "",
                List.of(),
                List.of(),
                new MessageText("", List.of()),
                null,
                SignatureContact.NOTHING,
                List.of(),
                null,
                Map.of(),
                List.of(new Note(Note.Kind.UNREADABLE, "Rapport failed to read this message; the original is kept")));
    }

    private EmailMessage read(MailBytes bytes) {
        Budget budget = new Budget(limits);
        MimePart message = new MimeParser(budget).parse(bytes);
        if (isHeadless(message)) {
            refuseWhatIsNoText(bytes);
            budget.note(Note.Kind.HEADLESS, "It has no header; all of it is read as text");
        }
        PartReader parts = new PartReader(budget);
        BodyText body = parts.read(message);
        if (message.headers().isEmpty() && body.isBlank()) {
            throw new Unprocessable("There is no message: it is empty");
        }
        Headers headers = new Headers(message.headers());
        String subject = headers.subject();
        String base = Subjects.base(subject);
        List<MailAddress> from = from(message.headers());
        Sender sender = from.isEmpty()
                ? Sender.UNKNOWN
                : new Sender(from.getFirst().name(), from.getFirst().address());
        MessageText text = MessageText.split(body.text(), sender, headers.answers(subject, base));
        SignatureContact contact = SignatureReader.read(text.of(TextBlock.Kind.SIGNATURE), sender, phones);
        String fingerprint = Fingerprint.of(message.headers(), subject, text.body(), parts.attachments());
        return new EmailMessage(
                headers.messageId().orElse(fingerprint + "@derived.invalid"),
                headers.messageId().isPresent(),
                fingerprint,
                from,
                MailAddress.all(message.headers(), "To"),
                MailAddress.all(message.headers(), "Cc"),
                MailAddress.all(message.headers(), "Bcc"),
                MailAddress.all(message.headers(), "Reply-To"),
                headers.sentAt(),
                headers.receivedAt(),
                subject,
                base,
                headers.ids("In-Reply-To"),
                headers.ids("References"),
                text,
                body.viewIfHtml(),
                contact,
                parts.attachments(),
                parts.meeting().orElse(null),
                headers.kept(),
                budget.notes());
    }

    private static List<MailAddress> from(HeaderBlock headers) {
        List<MailAddress> from = MailAddress.all(headers, "From");
        return from.isEmpty() ? MailAddress.all(headers, "Sender") : from;
    }

    private static boolean isHeadless(MimePart message) {
        return TELLING.stream().allMatch(name -> message.headers().all(name).isEmpty());
    }

    private static void refuseWhatIsNoText(MailBytes bytes) {
        if (bytes.length() > 0 && !FileType.isText(head(bytes))) {
            throw new Unprocessable("This is no message: it has no header, and is no text; send it as RFC 5322 says");
        }
    }

    private static byte[] head(MailBytes bytes) {
        try (InputStream in = bytes.open(0, Math.min(bytes.length(), FileType.BYTES))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
    }
}
