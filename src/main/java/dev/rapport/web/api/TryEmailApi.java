package dev.rapport.web.api;

import dev.rapport.capture.email.EmailAttachment;
import dev.rapport.capture.email.EmailMessage;
import dev.rapport.capture.email.EmailReader;
import dev.rapport.capture.email.Meeting;
import dev.rapport.capture.email.mime.MailAddress;
import dev.rapport.capture.email.mime.Note;
import dev.rapport.capture.email.text.MessageText;
import dev.rapport.capture.email.text.SignatureContact;
import dev.rapport.capture.email.text.TextBlock;
import dev.rapport.conversation.Viewer;
import dev.rapport.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows what is read in a mail, and stores nothing of it. */
@RestController
@RequestMapping("/api/v1/try")
final class TryEmailApi {

    private final EmailReader reader;

    TryEmailApi(EmailReader reader) {
        this.reader = reader;
    }

    @PostMapping(
            path = "/email",
            consumes = {"message/rfc822", MediaType.TEXT_PLAIN_VALUE, MediaType.APPLICATION_OCTET_STREAM_VALUE})
    EmailView email(Viewer viewer, HttpServletRequest request) throws IOException {
        byte[] message;
        try (InputStream in = request.getInputStream()) {
            message = in.readNBytes(reader.maxSize());
            if (message.length == reader.maxSize() && in.read() >= 0) {
                throw Refusal.of(
                        HttpStatus.CONTENT_TOO_LARGE,
                        "The message is larger than " + reader.maxSize()
                                + " bytes; rapport.email.max-size raises the limit");
            }
        }
        return EmailView.of(reader.read(message));
    }

    record EmailView(
            List<MailAddress> from,
            List<MailAddress> to,
            List<MailAddress> cc,
            List<MailAddress> bcc,
            List<MailAddress> replyTo,
            String subject,
            @Nullable OffsetDateTime sentAt,
            String messageId,
            @Nullable String inReplyTo,
            List<String> references,
            String body,
            String reply,
            String quoted,
            String signature,
            List<BlockView> blocks,
            @Nullable String html,
            List<AttachmentView> attachments,
            SignatureContact contact,
            @Nullable Meeting meeting,
            List<Note> notes) {

        static EmailView of(EmailMessage message) {
            MessageText text = message.text();
            return new EmailView(
                    message.from(),
                    message.to(),
                    message.cc(),
                    message.bcc(),
                    message.replyTo(),
                    message.subject(),
                    message.sentAt(),
                    message.messageId(),
                    message.inReplyTo().isEmpty() ? null : message.inReplyTo().getFirst(),
                    message.references(),
                    text.body(),
                    text.reply(),
                    text.quoted(),
                    text.signature(),
                    text.blocks().stream()
                            .map(block -> BlockView.of(block, text.body()))
                            .toList(),
                    message.html(),
                    message.attachments().stream().map(AttachmentView::of).toList(),
                    message.contact(),
                    message.meeting(),
                    message.notes());
        }
    }

    record BlockView(
            TextBlock.Kind kind,
            String text,
            int startChar,
            int endChar,
            @Nullable Integer answers) {
        static BlockView of(TextBlock block, String body) {
            return new BlockView(block.kind(), block.in(body), block.startChar(), block.endChar(), block.answers());
        }
    }

    record AttachmentView(
            String filename,
            String mediaType,
            String detectedType,
            long size,
            String sha256,
            boolean inline,
            @Nullable String contentId) {
        static AttachmentView of(EmailAttachment attachment) {
            return new AttachmentView(
                    attachment.filename(),
                    attachment.mediaType(),
                    attachment.detectedType(),
                    attachment.size(),
                    attachment.sha256(),
                    attachment.inline(),
                    attachment.contentId());
        }
    }
}
