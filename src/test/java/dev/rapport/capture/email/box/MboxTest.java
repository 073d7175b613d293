package dev.rapport.capture.email.box;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.capture.email.box.MailFile.Letter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MboxTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void messagesBeginAtFromLinesAndLoseTheirQuoting(String newline) throws IOException {
        String mbox = """
                From dana@customer.example Mon Mar  2 10:00:00 2026
                Subject: one

                From here on, all is new.
                >From the start
                >>From quoted twice
                > From a reply

                From now on at 10:30 in 2026 we are one.

                From - Tue, 3 Mar 2026 10:00:00 +0100
                Subject: two

                """.replace("\n", newline);

        assertThat(read(mbox, 0)).containsExactly("""
                        Subject: one

                        From here on, all is new.
                        From the start
                        >From quoted twice
                        > From a reply

                        From now on at 10:30 in 2026 we are one.
                        """.replace("\n", newline), "Subject: two\n".replace("\n", newline));
    }

    @Test
    void readingGoesOnWhereItWasLeft() throws IOException {
        String mbox =
                "From a Mon Mar  2 10:00:00 2026\nSubject: one\n\nx\n\nFrom b Mon Mar  2 10:00:00 2026\nSubject: two\n\ny\n";
        List<Letter> all = letters(mbox, 0);

        assertThat(all).hasSize(2);
        assertThat(letters(mbox, all.getFirst().next()))
                .extracting(Letter::at)
                .containsExactly(all.get(1).at());
        assertThat(letters(mbox, all.get(1).next())).isEmpty();
    }

    @Test
    void aFileWithoutTimesIsSplitWhereHeadersFollow() throws IOException {
        String mbox = "From a@b.example\nSubject: one\n\nFrom me\nto you\n\nFrom c@d.example\nSubject: two\n\ny";

        assertThat(read(mbox, 0)).containsExactly("Subject: one\n\nFrom me\nto you\n", "Subject: two\n\ny");
    }

    @Test
    void emptyAndCutFilesEnd() throws IOException {
        assertThat(read("", 0)).isEmpty();
        assertThat(read("no mbox", 0)).isEmpty();
        assertThat(read("From a Mon Mar  2 10:00:00 2026", 0)).containsExactly("");
        assertThat(read("From a Mon Mar  2 10:00:00 2026\n\n", 0)).hasSize(1);
    }

    @Test
    void linesWithoutEndAreNotHeldInMemory() throws IOException {
        String mbox = "From a Mon Mar  2 10:00:00 2026\nSubject: one\n\n" + ">".repeat(3_000_000);

        assertThat(read(mbox, 0).getFirst()).hasSize(3_000_000 + "Subject: one\n\n".length());
    }

    @Test
    void zipsAndMboxesAreToldByTheirContent() throws IOException {
        assertThat(EmailImports.recognise(stream("From a Mon Mar  2 10:00:00 2026\n")))
                .contains(EmailImportKind.MBOX);
        assertThat(EmailImports.recognise(stream("name,email\n"))).isEmpty();
        assertThat(EmailImports.recognise(stream("PK\u0003\u0004 and then nothing")))
                .isEmpty();
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private List<String> read(String mbox, long start) throws IOException {
        List<String> all = new ArrayList<>();
        for (Letter letter : letters(mbox, start)) {
            try (InputStream in = letter.bytes().open()) {
                all.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return all;
    }

    private List<Letter> letters(String mbox, long start) throws IOException {
        Path file = Files.writeString(folder.resolve("a.mbox"), mbox);
        List<Letter> all = new ArrayList<>();
        try (Mbox reader = new Mbox(() -> FileChannel.open(file), start)) {
            for (Letter letter = reader.next(); letter != null; letter = reader.next()) {
                all.add(letter);
            }
        }
        return all;
    }
}
