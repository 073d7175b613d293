package dev.rapport.capture.email.smtp;

import static dev.rapport.capture.Letters.letter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rapport.capture.CaptureFixture;
import dev.rapport.capture.Letters;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** The shipped route, spoken to as mail servers speak. */
class SmtpListenerTest {

    private static final String SOURCE = "capture-smtp";

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private CaptureFixture fixture;
    private int port;

    @BeforeEach
    void start(@TempDir Path data) throws Exception {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        fixture = new CaptureFixture(
                data,
                Map.of(
                        "rapport.email.smtp.enabled", "true",
                        "rapport.email.smtp.port", Integer.toString(port),
                        "rapport.email.smtp.recipients", "journal@ours.example",
                        "rapport.email.smtp.max-size", "200KB"));
        camel.getPropertiesComponent().addInitialProperty("rapport.email.smtp.enabled", "true");
        camel.addComponent("smtp-listener", fixture.get(SmtpListenerComponent.class));
        camel.getRegistry().bind("smtpMail", fixture.get(SmtpMail.class));
        camel.start();
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(ResourceHelper.resolveMandatoryResource(
                        camel,
                        "file:" + Path.of("routes/capture-smtp.camel.yaml").toAbsolutePath()));
    }

    @AfterEach
    void stop() {
        camel.stop();
        fixture.close();
    }

    @Test
    void aMessageIsAnsweredWhenItIsCommittedAndTheSameAgainIsADuplicate() throws IOException {
        try (Talk talk = new Talk(port)) {
            assertThat(talk.send("journal@ours.example", letter(1))).startsWith("250");
            assertThat(fixture.ledger(SOURCE).seen()).isEqualTo(1);
            assertThat(talk.send("JOURNAL@ours.example", letter(1))).startsWith("250");
            assertThat(talk.send("journal@ours.example", letter(2, "a line\n..a line with dots\n")))
                    .startsWith("250");
        }
        assertThat(fixture.count("item")).isEqualTo(2);
        assertThat(fixture.ledger(SOURCE).duplicate()).isEqualTo(1);
        assertThat(fixture.count("sighting where not acknowledged")).isZero();
    }

    @Test
    void whatIsNotTakenIsAnsweredWithTheReason() throws IOException {
        try (Talk talk = new Talk(port)) {
            assertThat(talk.say("MAIL FROM:<a@b.example>")).startsWith("250");
            assertThat(talk.say("RCPT TO:<someone@else.example>")).startsWith("550");
            talk.say("RSET");
            assertThat(talk.send(
                            "journal@ours.example",
                            letter(1, "x".repeat(900).concat("\n").repeat(400))))
                    .startsWith("552");
            assertThat(talk.send("journal@ours.example", "\n")).startsWith("554");
            assertThat(talk.send("journal@ours.example", letter(1))).startsWith("250");
            fixture.database.dataSource().close();
            assertThat(talk.send("journal@ours.example", letter(2))).startsWith("451");
        }
    }

    @Test
    void aConnectionThatIsCutWithinAMessageLeavesNothing() throws Exception {
        try (Talk talk = new Talk(port)) {
            talk.say("MAIL FROM:<a@b.example>");
            talk.say("RCPT TO:<journal@ours.example>");
            assertThat(talk.say("DATA")).startsWith("354");
            talk.write(letter(1));
        }
        try (Talk talk = new Talk(port)) {
            assertThat(talk.send("journal@ours.example", letter(2))).startsWith("250");
        }
        assertThat(fixture.count("sighting")).isEqualTo(1);
    }

    @Test
    void theMessageIsTakenOutOfAJournalReportWithItsBlindRecipients() throws IOException {
        String report = """
                From: MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@ours.example
                To: journal@ours.example
                Subject: Offer 1
                Message-ID: <report-1@journal.report.generator>
                X-MS-Journal-Report:
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="b1"

                --b1
                Content-Type: text/plain; charset="us-ascii"
                Content-Transfer-Encoding: 7bit

                Sender: dana@customer.example
                Subject: Offer 1
                Message-Id: <letter-1@customer.example>
                To: sam@ours.example
                Bcc: boss@ours.example, Expanded: all@ours.example

                --b1
                Content-Type: message/rfc822

                %s
                --b1--
                """.formatted(letter(1));
        try (Talk talk = new Talk(port)) {
            assertThat(talk.send("journal@ours.example", report)).startsWith("250");
        }
        assertThat(fixture.database
                        .jdbc()
                        .sql("select external_id from item")
                        .query(String.class)
                        .single())
                .isEqualTo("letter-1@customer.example");
        assertThat(fixture.database
                        .jdbc()
                        .sql("select email from party")
                        .query(String.class)
                        .list())
                .contains("dana@customer.example", "sam@ours.example", "boss@ours.example")
                .doesNotContain("journal@ours.example");
        byte[] alone = Letters.bytes(1);
        assertThat(new JournalReport().unwrap(alone, List.of()).bytes()).isSameAs(alone);
    }

    @Test
    void aListenerWithoutRecipientsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SmtpSettings(
                        true, "127.0.0.1", 2525, List.of(), DataSize.ofMegabytes(1), 5, null, null, false, true, null))
                .withMessageContaining("rapport.email.smtp.recipients");
    }

    /** A mail server that sends. */
    private static final class Talk implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader in;
        private final OutputStream out;

        Talk(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(20_000);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            out = socket.getOutputStream();
            answer();
            say("EHLO client.example");
        }

        String send(String recipient, String message) throws IOException {
            say("MAIL FROM:<a@b.example>");
            say("RCPT TO:<" + recipient + ">");
            say("DATA");
            write(message);
            return say(".");
        }

        void write(String message) throws IOException {
            String stuffed = message.replace("\n.", "\n..").replace("\n", "\r\n");
            out.write(stuffed.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        String say(String line) throws IOException {
            write(line + "\n");
            return answer();
        }

        private String answer() throws IOException {
            String line = in.readLine();
            while (line != null && line.length() > 3 && line.charAt(3) == '-') {
                line = in.readLine();
            }
            return String.valueOf(line);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
