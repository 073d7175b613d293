package dev.rapport.capture.email;

import dev.rapport.capture.email.file.Rtf;
import dev.rapport.capture.email.mime.Budget;
import dev.rapport.capture.email.mime.MimePart;
import dev.rapport.capture.email.mime.Note;
import dev.rapport.capture.email.text.PlainText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.poi.hmef.Attachment;
import org.apache.poi.hmef.HMEFMessage;
import org.apache.poi.hmef.attribute.MAPIAttribute;
import org.apache.poi.hmef.attribute.MAPIStringAttribute;
import org.apache.poi.hmef.attribute.TNEFAttribute;
import org.apache.poi.hmef.attribute.TNEFProperty;
import org.apache.poi.hsmf.datatypes.MAPIProperty;
import org.apache.poi.util.CodePageUtil;
import org.apache.poi.util.LittleEndian;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens what Outlook packs into {@code winmail.dat} (TNEF, MS-OXTNEF), by POI: files, and the text where there is no other.
 *
 * <p>The text stands there as HTML, as plain text or as RTF, often more than once; they are looked for in this order.
 */
final class Tnef {

    private static final Logger LOG = LoggerFactory.getLogger(Tnef.class);
    private static final int LARGEST = 64 << 20;

    private Tnef() {}

    static boolean is(MimePart part) {
        return part.is("application/ms-tnef")
                || part.is("application/vnd.ms-tnef")
                || part.fileName().filter("winmail.dat"::equalsIgnoreCase).isPresent();
    }

    /** Hands over the files in it, and answers its text; what cannot be opened is itself a file. */
    static BodyText open(MimePart part, FoundFiles files, Budget budget) {
        try (InputStream in = part.open()) {
            HMEFMessage message = new HMEFMessage(new ByteArrayInputStream(in.readNBytes(LARGEST)));
            boolean whole = true;
            for (Attachment attachment : message.getAttachments()) {
                whole &= open(attachment, files);
            }
            if (!whole) {
                budget.note(Note.Kind.UNREADABLE, "Something in a winmail.dat cannot be opened; it is kept as a file");
                files.add(part, false);
            }
            return text(message);
        } catch (IOException | RuntimeException broken) {
            LOG.debug("A winmail.dat cannot be opened", broken); // the library throws anything for what is broken
            budget.note(Note.Kind.UNREADABLE, "A winmail.dat cannot be opened; it is kept as a file");
            files.add(part, false);
            return BodyText.EMPTY;
        }
    }

    /** False for what has no bytes: a message within, or an object of another program. */
    private static boolean open(Attachment attachment, FoundFiles files) {
        byte[] contents;
        try {
            contents = attachment.getContents();
        } catch (IllegalArgumentException none) {
            return false;
        }
        String name = attachment.getLongFilename();
        files.add(
                name == null ? attachment.getFilename() : name,
                "application/octet-stream",
                contents == null ? new byte[0] : contents);
        return true;
    }

    private static BodyText text(HMEFMessage message) {
        String html = property(message, MAPIProperty.BODY_HTML);
        if (html != null && !html.isBlank()) {
            return BodyText.html(html);
        }
        return Optional.ofNullable(property(message, MAPIProperty.BODY))
                .or(() -> Optional.ofNullable(message.getBody()))
                .or(() -> plain(message))
                .map(text -> PlainText.read(text.startsWith("{\\rtf") ? Rtf.text(text) : text))
                .filter(text -> !text.isBlank())
                .map(BodyText::plain)
                .orElse(BodyText.EMPTY);
    }

    private static @Nullable String property(HMEFMessage message, MAPIProperty wanted) {
        MAPIAttribute found = message.getMessageMAPIAttribute(wanted);
        return switch (found) {
            case null -> null;
            case MAPIStringAttribute text -> text.getDataString();
            default -> withoutEnd(new String(found.getData(), charset(number(message, MAPIProperty.INTERNET_CPID))));
        };
    }

    private static int number(HMEFMessage message, MAPIProperty wanted) {
        MAPIAttribute found = message.getMessageMAPIAttribute(wanted);
        return found == null || found.getData().length < 4 ? 0 : LittleEndian.getInt(found.getData(), 0);
    }

    /** The text beside the properties, as programs of before MAPI wrote it. */
    private static Optional<String> plain(HMEFMessage message) {
        TNEFAttribute body = message.getMessageAttribute(TNEFProperty.ID_BODY);
        TNEFAttribute page = message.getMessageAttribute(TNEFProperty.ID_OEMCODEPAGE);
        int number = page == null || page.getData().length < 4 ? 0 : LittleEndian.getInt(page.getData(), 0);
        return Optional.ofNullable(body).map(text -> withoutEnd(new String(text.getData(), charset(number))));
    }

    private static String withoutEnd(String text) {
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    /** Windows' number of a charset; Western where it says nothing, as most of these come from there. */
    private static Charset charset(int number) {
        try {
            return number == 0
                    ? Charset.forName("windows-1252")
                    : Charset.forName(CodePageUtil.codepageToEncoding(number, true));
        } catch (java.io.UnsupportedEncodingException | IllegalArgumentException unknown) {
            return StandardCharsets.UTF_8;
        }
    }
}
