package dev.rapport.capture.email;

import dev.rapport.capture.email.mime.MailAddress;
import dev.rapport.capture.email.mime.Note;
import dev.rapport.capture.email.text.MessageText;
import dev.rapport.capture.email.text.SignatureContact;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message, read.
 *
 * @param messageId the Message-ID without its angles (which RFC 5322, 3.6.4 does not count to it); where it is missing, one made of the
 *     {@code fingerprint}, the same whenever the same message is read
 * @param givenId whether the message itself states it
 * @param fingerprint SHA-256, in hexadecimal, of what it says: who, when, subject, text and attachments, not of the headers that
 *     servers add nor of encodings; tells copies of one message from others with the same Message-ID
 * @param from at least one, unless the header has none
 * @param sentAt with the sender's own offset; null where the header states no time that can be
 * @param receivedAt when the last server got it; null where none says so
 * @param subject decoded, in one line; empty where there is none
 * @param baseSubject without prefixes such as "Re:", for finding the thread
 * @param inReplyTo Message-IDs without angles
 * @param references the same, the oldest first
 * @param text the readable text, split by whose words it is
 * @param html safe to show: no scripts, nothing remote; null where the message has no HTML
 * @param contact what the signature says of the sender
 * @param meeting the appointment that it is about; null where it is about none
 * @param headers those that tell newsletters, bounces and robots, by name in lower case
 * @param notes what was cut, repaired, or cannot be read
 */
public record EmailMessage(
        String messageId,
        boolean givenId,
        String fingerprint,
        List<MailAddress> from,
        List<MailAddress> to,
        List<MailAddress> cc,
        List<MailAddress> bcc,
        List<MailAddress> replyTo,
        @Nullable OffsetDateTime sentAt,
        @Nullable Instant receivedAt,
        String subject,
        String baseSubject,
        List<String> inReplyTo,
        List<String> references,
        MessageText text,
        @Nullable String html,
        SignatureContact contact,
        List<EmailAttachment> attachments,
        @Nullable Meeting meeting,
        Map<String, List<String>> headers,
        List<Note> notes) {

    public EmailMessage {
        from = List.copyOf(from);
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        bcc = List.copyOf(bcc);
        replyTo = List.copyOf(replyTo);
        inReplyTo = List.copyOf(inReplyTo);
        references = List.copyOf(references);
        attachments = List.copyOf(attachments);
        headers = Map.copyOf(headers);
        notes = List.copyOf(notes);
    }

    /** The values of a header that tells the kind of mail; others than those that are kept are never there. */
    public List<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    /** Whether it has no header that a message has, so that it may be none. */
    boolean isHeadless() {
        return notes.stream().anyMatch(note -> note.kind() == Note.Kind.HEADLESS);
    }
}
