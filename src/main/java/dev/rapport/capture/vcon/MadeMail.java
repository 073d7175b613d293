package dev.rapport.capture.vcon;

import dev.rapport.capture.vcon.Vcon.Attached;
import dev.rapport.capture.vcon.Vcon.Dialog;
import dev.rapport.capture.vcon.Vcon.Person;
import dev.rapport.conversation.Unprocessable;
import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Makes a message (RFC 5322) of a dialog that holds only its text, so that it is read like any other.
 *
 * <p>The parties are in the order From, To, Cc, Bcc (draft, section 4.3.4); who of them is which is told by {@code roles}, which
 * Rapport adds; else all but the first are To. It answers the messages before it in the vCon, since it is one thread. Stateless.
 */
final class MadeMail {

    private static final int MOST = 100 << 20;
    private static final Session SESSION = Session.getInstance(new Properties());

    private MadeMail() {}

    /**
     * @param before the Message-IDs of those before it
     * @return all of it; of a multipart only the header
     */
    static byte[] of(Vcon vcon, Dialog dialog, List<String> before) throws IOException {
        try {
            MimeMessage message = new Named(SESSION, dialog.messageId());
            head(message, vcon, dialog, before);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            if (String.valueOf(dialog.mediaType()).startsWith("multipart/")) {
                message.setHeader("Content-Type", dialog.mediaType());
                for (String line : Collections.list(message.getAllHeaderLines())) {
                    out.writeBytes((line + "\r\n").getBytes(StandardCharsets.UTF_8));
                }
                out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
                return out.toByteArray();
            }
            body(message, vcon, dialog);
            message.saveChanges();
            message.writeTo(out);
            return out.toByteArray();
        } catch (MessagingException e) {
            throw new IllegalStateException("No message could be made of " + dialog.place(), e);
        }
    }

    private static void head(MimeMessage message, Vcon vcon, Dialog dialog, List<String> before)
            throws MessagingException, IOException {
        message.setSentDate(Date.from(dialog.start()));
        String subject = dialog.subject() == null ? vcon.subject() : dialog.subject();
        message.setSubject(oneLine(subject == null ? "" : subject), "UTF-8");
        List<Integer> people = dialog.people();
        int from = dialog.originator() != null ? dialog.originator() : people.isEmpty() ? -1 : people.getFirst();
        if (from >= 0) {
            message.setFrom(address(vcon.parties().get(from)));
        }
        for (int i = 0; i < people.size(); i++) {
            if (people.get(i) != from) {
                message.addRecipient(role(dialog, i), address(vcon.parties().get(people.get(i))));
            }
        }
        if (dialog.messageId() != null) {
            message.setHeader("Message-ID", angled(dialog.messageId()));
        }
        if (!before.isEmpty()) {
            message.setHeader("In-Reply-To", angled(dialog.replyTo() == null ? before.getLast() : dialog.replyTo()));
            message.setHeader(
                    "References",
                    before.stream()
                            .skip(Math.max(0, before.size() - 50L))
                            .map(MadeMail::angled)
                            .collect(Collectors.joining(" ")));
        }
    }

    private static RecipientType role(Dialog dialog, int place) {
        String role = place < dialog.roles().size() ? dialog.roles().get(place).toLowerCase(Locale.ROOT) : "to";
        return switch (role) {
            case "cc" -> RecipientType.CC;
            case "bcc" -> RecipientType.BCC;
            default -> RecipientType.TO;
        };
    }

    private static InternetAddress address(Person person) throws IOException {
        InternetAddress address = new InternetAddress();
        String bare = person.email() != null ? person.email() : person.phone() != null ? person.phone() : "";
        address.setAddress(oneLine(bare.replaceAll("^.*<([^<>]*)>.*$", "$1")));
        if (person.name() != null) {
            address.setPersonal(oneLine(person.name()), "UTF-8");
        }
        return address;
    }

    private static void body(MimeMessage message, Vcon vcon, Dialog dialog) throws MessagingException, IOException {
        List<Attached> files =
                vcon.attachments().stream().filter(one -> one.isFileOf(dialog)).toList();
        String kind = String.valueOf(dialog.mediaType()).startsWith("text/html") ? "html" : "plain";
        MimeBodyPart text = new MimeBodyPart();
        text.setText(dialog.content().text().replaceAll("\\R", "\r\n"), "UTF-8", kind);
        text.setHeader("Content-Transfer-Encoding", "base64"); // keeps blanks and long lines as they are
        MimeMultipart parts = new MimeMultipart("mixed", text);
        for (Attached file : files) {
            parts.addBodyPart(part(file));
        }
        message.setContent(parts);
    }

    private static MimeBodyPart part(Attached file) throws MessagingException, IOException {
        String type = String.valueOf(file.mediaType()).matches("[a-z0-9]+/[A-Za-z0-9.+_-]+")
                ? String.valueOf(file.mediaType())
                : "application/octet-stream";
        MimeBodyPart part = new MimeBodyPart();
        try (InputStream in = file.content().open()) {
            byte[] bytes = in.readNBytes(MOST + 1);
            if (bytes.length > MOST) {
                throw new Unprocessable(file.content().place() + " has more than " + (MOST >> 20)
                        + " MB, which no mail does; attach it to no message");
            }
            part.setDataHandler(new DataHandler(new ByteArrayDataSource(bytes, type)));
        } catch (Undecodable e) {
            throw file.content().unusable(e);
        }
        JsonNode inline = file.raw().path("content_id");
        part.setDisposition(inline.isString() ? MimeBodyPart.INLINE : MimeBodyPart.ATTACHMENT);
        if (inline.isString()) {
            part.setContentID(angled(inline.asString()));
        }
        if (file.filename() != null) {
            part.setFileName(oneLine(file.filename()));
        }
        part.setHeader("Content-Type", type);
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    private static String angled(String messageId) {
        return "<" + oneLine(VconMails.bare(messageId)).replaceAll("[<>\\s]", "") + ">";
    }

    /** Nobody may put a header of theirs into the message. */
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    /** Keeps its Message-ID when it is written. */
    private static final class Named extends MimeMessage {
        private final boolean named;

        Named(Session session, @Nullable String messageId) {
            super(session);
            named = messageId != null;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            if (!named) {
                removeHeader("Message-ID");
            }
        }
    }
}
