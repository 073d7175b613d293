package dev.rapport.capture.email;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.capture.email.mime.Note;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What programs pack messages into: Outlook's winmail.dat, and S/MIME. */
class PackedMailTest {

    private static final byte[] OFFER = "%PDF-1.4 an offer".getBytes(UTF_8);

    @Test
    void theFilesOfAWinmailDatAreFilesAndItsHtmlIsTheText() throws IOException {
        byte[] winmail = new TnefFile()
                .html("<p>Grüße, the offer is attached.</p>".getBytes(UTF_8), 65001)
                .rtf("{\\rtf1 other}")
                .attachment("OFFER~1.PDF", "Offer für Dana.pdf", OFFER)
                .attachment("second.txt", "second.txt", (byte) 'x')
                .bytes();

        EmailMessage read = alone(winmail);

        assertThat(read.text().body()).isEqualTo("Grüße, the offer is attached.");
        assertThat(read.html()).contains("Grüße");
        assertThat(read.attachments())
                .extracting(EmailAttachment::filename)
                .containsExactly("Offer für Dana.pdf", "second.txt");
        assertThat(read.attachments().getFirst().detectedType()).isEqualTo("application/pdf");
        assertThat(read.attachments().getFirst().content().open().readAllBytes())
                .isEqualTo(OFFER);
        assertThat(read.notes()).isEmpty();
    }

    @Test
    void theTextMayBeRtfOrPlain() {
        EmailMessage rtf = alone(new TnefFile()
                .rtf("{\\rtf1\\ansi\\ansicpg1252 We take {\\b two}, Gr\\'fc\\'dfe\\par Dana}")
                .bytes());
        assertThat(rtf.text().body()).isEqualTo("We take two, Grüße\nDana");

        EmailMessage plain = alone(new TnefFile()
                .body("We take two, Grüße\r\nDana\0".getBytes(ISO_8859_1))
                .bytes());
        assertThat(plain.text().body()).isEqualTo("We take two, Grüße\nDana");
    }

    @Test
    void theTextOfAWinmailDatIsNotToldTwice() {
        byte[] winmail = new TnefFile()
                .rtf("{\\rtf1 We take two.}")
                .attachment("o.pdf", "offer.pdf", OFFER)
                .bytes();
        EmailMessage read = mixed("We take two.", winmail);

        assertThat(read.text().body()).isEqualTo("We take two.");
        assertThat(read.attachments()).extracting(EmailAttachment::filename).containsExactly("offer.pdf");
    }

    @Test
    void whatCannotBeOpenedIsAFileItself() {
        byte[] whole = new TnefFile()
                .rtf("{\\rtf1 We take two.}")
                .attachment("o.pdf", "offer.pdf", OFFER)
                .bytes();
        for (int length : new int[] {0, 3, 20, whole.length / 2, whole.length - 30}) {
            EmailMessage read = mixed("Hello", java.util.Arrays.copyOf(whole, length));
            assertThat(read.text().body()).isEqualTo("Hello");
            assertThat(read.attachments()).as("cut after %d bytes", length).isNotEmpty();
        }
        EmailMessage object = alone(new TnefFile()
                .rtf("{\\rtf1 We take two.}")
                .attachment("object", "A message within")
                .attachment("o.pdf", "offer.pdf", OFFER)
                .bytes());
        assertThat(object.text().body()).isEqualTo("We take two.");
        assertThat(object.attachments())
                .extracting(EmailAttachment::filename)
                .containsExactly("offer.pdf", "winmail.dat");
        assertThat(object.notes()).extracting(Note::kind).containsExactly(Note.Kind.UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/pkcs7-mime; smime-type=enveloped-data; name=\"smime.p7m\"",
                "application/x-pkcs7-mime; name=smime.p7m",
                "application/pkcs7-mime; smime-type=signed-data",
                "application/pkcs7-mime; smime-type=authEnveloped-data; name=smime.p7m"
            })
    void anSMimeMessageIsKeptAndMarkedAsUnreadable(String type) throws IOException {
        byte[] sealed = {0x30, (byte) 0x80, 0x06, 0x09, 0x2A, 0, 0, 7, 9};
        EmailMessage read = EmailReading.read(
                "From: dana@acme.example\nSubject: Sealed\nMessage-ID: <s@acme.example>\nMIME-Version: 1.0\nContent-Type: "
                        + type
                        + "\nContent-Disposition: attachment; filename=smime.p7m\nContent-Transfer-Encoding: base64\n\n"
                        + Base64.getMimeEncoder().encodeToString(sealed));

        assertThat(read.subject()).isEqualTo("Sealed");
        assertThat(read.text().body()).isEmpty();
        assertThat(read.attachments()).extracting(EmailAttachment::filename).containsExactly("smime.p7m");
        assertThat(read.attachments().getFirst().content().open().readAllBytes())
                .isEqualTo(sealed);
        assertThat(read.notes()).extracting(Note::kind).containsExactly(Note.Kind.UNREADABLE);
    }

    private static EmailMessage alone(byte[] winmail) {
        return EmailReading.read("From: dana@acme.example\nSubject: Offer\nMIME-Version: 1.0\n" + part(winmail));
    }

    private static EmailMessage mixed(String text, byte[] winmail) {
        return EmailReading.read("From: dana@acme.example\nSubject: Offer\nMIME-Version: 1.0\n"
                + "Content-Type: multipart/mixed; boundary=x\n\n"
                + String.join(
                        "\n", List.of("--x", "Content-Type: text/plain", "", text, "--x", part(winmail), "--x--")));
    }

    private static String part(byte[] winmail) {
        return "Content-Type: application/ms-tnef; name=\"winmail.dat\"\nContent-Transfer-Encoding: base64\n\n"
                + Base64.getMimeEncoder().encodeToString(winmail) + "\n";
    }
}
