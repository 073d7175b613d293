package dev.rapport.capture.email;

import dev.rapport.capture.email.file.Rtf;
import dev.rapport.capture.email.mime.Budget;
import dev.rapport.capture.email.mime.MimePart;
import dev.rapport.capture.email.mime.Note;
import dev.rapport.capture.email.text.PlainText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.poi.hmef.Attachment;
import org.apache.poi.hmef.HMEFMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens what Outlook packs into {@code winmail.dat} (TNEF, MS-OXTNEF), by POI: files, and the text where there is no other. */
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
    static Optional<String> open(MimePart part, FoundFiles files, Budget budget) {
        try (InputStream in = part.open()) {
            HMEFMessage message = new HMEFMessage(new ByteArrayInputStream(in.readNBytes(LARGEST)));
            for (Attachment attachment : message.getAttachments()) {
                String name = attachment.getLongFilename();
                byte[] contents = attachment.getContents();
                files.add(
                        name == null ? attachment.getFilename() : name,
                        "application/octet-stream",
                        contents == null ? new byte[0] : contents);
            }
            String body = message.getBody();
            return Optional.ofNullable(body)
                    .map(rtf -> PlainText.read(rtf.startsWith("{\\rtf") ? Rtf.text(rtf) : rtf))
                    .filter(text -> !text.isBlank());
        } catch (IOException | RuntimeException broken) {
            LOG.debug("A winmail.dat cannot be opened", broken); // the library throws anything for what is broken
            budget.note(Note.Kind.UNREADABLE, "A winmail.dat cannot be opened; it is kept as a file");
            files.add(part, false);
            return Optional.empty();
        }
    }
}
