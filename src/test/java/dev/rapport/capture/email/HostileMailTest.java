package dev.rapport.capture.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.capture.email.mime.Note;
import dev.rapport.conversation.Unprocessable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads messages that were made to take the reader down, or just came out broken. */
class HostileMailTest {

    private static final Duration MOST = Duration.ofSeconds(5);

    private static EmailMessage bounded(String message) {
        return bounded(message.getBytes(StandardCharsets.UTF_8));
    }

    private static EmailMessage bounded(byte[] message) {
        long start = EmailReading.processorTime();
        EmailMessage read = EmailReading.READER.read(message);
        assertThat(Duration.ofNanos(EmailReading.processorTime() - start)).isLessThan(MOST);
        return read;
    }

    private static void assertCut(EmailMessage message, String setting) {
        assertThat(message.notes())
                .anyMatch(note ->
                        note.kind() == Note.Kind.TRUNCATED && note.text().contains(setting));
    }

    @Test
    void oneHundredThousandNestedPartsAreReadToTheDepthThatIsSet() {
        StringBuilder message = new StringBuilder("Subject: deep\n");
        for (int i = 0; i < 100_000; i++) {
            message.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }
        assertCut(bounded(message + "\ntext"), "max-depth");
    }

    @Test
    void aThousandMessagesWithinMessagesAreReadToTheDepthThatIsSet() {
        assertCut(bounded("Content-Type: message/rfc822\n\n".repeat(1_000) + "Subject: x\n\ny"), "max-depth");
    }

    @Test
    void tenThousandPartsAreReadToTheNumberThatIsSet() {
        String parts = "--b\n\ntext\n".repeat(10_000);
        EmailMessage message = bounded("Content-Type: multipart/mixed; boundary=b\n\n" + parts + "--b--\n");

        assertCut(message, "max-parts");
        assertThat(message.text().body()).startsWith("text\n\ntext");
    }

    @Test
    void aHeaderOfTenMegabytesIsCut() {
        EmailMessage message = bounded("Subject: big\nX-Junk: " + "a ".repeat(5_000_000) + "\nTo: a@b.example\n\nbody");

        assertCut(message, "max-header");
        assertThat(message.subject()).isEqualTo("big");
        assertThat(message.text().body()).isEqualTo("body");
    }

    @Test
    void aHeaderOfMillionsOfFieldsIsCut() {
        assertCut(bounded("Subject: many\n" + "a:\n".repeat(1_000_000) + "\nbody"), "max-header");
    }

    @Test
    void aTextOfManyMegabytesIsCut() {
        EmailMessage message = bounded("Content-Type: text/html\n\n" + "<div><p>word</p>".repeat(250_000));

        assertCut(message, "max-text");
        assertThat(message.text().body()).startsWith("word");
    }

    @Test
    void quotedPrintableOfNothingButSoftBreaksIsRead() {
        bounded("Content-Transfer-Encoding: quoted-printable\n\n" + "=\n".repeat(500_000) + "end");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ">",
                "> ",
                "On ",
                "<",
                "-",
                "_",
                " ",
                "a@b",
                "wrote:\n",
                "From: a\n",
                "=?",
                "=?a?q?",
                "(",
                "\"",
                ";",
                "begin 644 x\n",
                "+1 2 ",
                "http://",
                "*",
                "--\n",
                "é",
                "１",
                "Sent from my "
            })
    void whatMakesCarelessPatternsSlowIsReadInTime(String piece) {
        String much = piece.repeat(50_000 / piece.length());
        bounded("From: " + much.substring(0, 10_000).replace("\n", " ") + "\nSubject: "
                + much.substring(0, 10_000).replace("\n", " ") + "\n\n" + much);
    }

    @Test
    void namesAndSubjectsEscapeNowhere() {
        EmailMessage message = bounded("""
                Subject: =?utf-8?q?one=0D=0ABcc:_victim@x.example?=
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Disposition: attachment; filename="../../etc/passwd"

                x
                --b
                Content-Disposition: attachment; filename*=utf-8''..%5C..%5Cwin%0D%0A.ini

                x
                --b
                Content-Disposition: attachment; filename=".."

                x
                --b--
                """);

        assertThat(message.subject()).isEqualTo("one Bcc: victim@x.example");
        assertThat(message.attachments())
                .extracting(EmailAttachment::filename)
                .containsExactly("passwd", "win.ini", "attachment-3.txt");
    }

    @Test
    void mutatedMessagesAreReadAllTheSame() {
        String seed = """
                From: "Dana" <dana@acme.example>
                Subject: =?utf-8?B?w6TDtg==?= =?koi8-r?Q?=D0?=
                Date: Tue, 1 Mar 2022 18:02:00 +0530
                Content-Type: multipart/mixed; boundary="b"

                --b
                Content-Type: text/html; charset=utf-8
                Content-Transfer-Encoding: quoted-printable

                <p>Hi=20</p><blockquote type=3Dcite>x</blockquote>
                --b
                Content-Type: text/calendar; method=REQUEST

                BEGIN:VCALENDAR
                BEGIN:VEVENT
                DTSTART:20220301T100000Z
                END:VEVENT
                END:VCALENDAR
                --b
                Content-Type: text/plain; format=flowed

                On Tue, 1 Mar 2022, Sam wrote:
                > a
                --
                Dana, +1 650 253 0000
                --b--
                """;
        Random random = new Random(7);
        long end = System.nanoTime()
                + Duration.ofMillis(Long.getLong("rapport.fuzz", 300)).toNanos();
        for (int i = 0; i < 50_000 && System.nanoTime() < end; i++) {
            byte[] message = mutated(seed.getBytes(StandardCharsets.UTF_8), random);
            EmailMessage read = EmailReading.READER.read(message);
            assertThat(read.messageId()).isNotBlank();
        }
    }

    private static byte[] mutated(byte[] seed, Random random) {
        byte[] bytes = seed.clone();
        for (int i = random.nextInt(12); i >= 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(3)) {
                case 0 -> bytes[at] = (byte) (32 + random.nextInt(224));
                case 1 ->
                    System.arraycopy(seed, random.nextInt(seed.length - 20), bytes, Math.min(at, seed.length - 20), 20);
                default -> bytes[at] = '\n';
            }
        }
        return bytes;
    }

    @Test
    void nothingAndNoiseAreRefused() {
        byte[] noise = new byte[2_000];
        new Random(1).nextBytes(noise);
        for (byte[] none : List.of(new byte[0], noise)) {
            assertThatThrownBy(() -> EmailReading.READER.read(none)).isInstanceOf(Unprocessable.class);
        }
        assertThatThrownBy(() -> EmailReading.READER.read(" \r\n\r\n".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Unprocessable.class);
    }
}
