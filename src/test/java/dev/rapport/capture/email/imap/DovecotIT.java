package dev.rapport.capture.email.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rapport.capture.Letters;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped route on Dovecot, the most used IMAP server: {@code mvn -Pdovecot verify}, where it is installed. */
@Tag("dovecot")
class DovecotIT {

    private static final Duration LONG = Duration.ofSeconds(20);

    private Dovecot server;
    private Store store;
    private RunningMailbox mailbox;

    @BeforeAll
    static void needsDovecot() {
        assumeTrue(
                Files.isExecutable(Dovecot.PROGRAM),
                () -> "There is no " + Dovecot.PROGRAM + "; apt-get install dovecot-imapd");
    }

    @BeforeEach
    void start(@TempDir Path folder, @TempDir Path data) throws Exception {
        server = Dovecot.start(folder, "sam", RunningMailbox.PASSWORD);
        store = Session.getInstance(new Properties()).getStore("imap");
        store.connect("127.0.0.1", server.port(), "sam", RunningMailbox.PASSWORD);
        mailbox = new RunningMailbox(data, server.port());
    }

    @AfterEach
    void stop() throws Exception {
        mailbox.close();
        store.close();
        server.close();
    }

    @Test
    void whatIsThereAndWhatComesIsTakenOnceAndStaysUnread() throws Exception {
        append("INBOX", 1, 60);
        mailbox.run(Map.of("batch", "7", "poll", "60s"));
        await().atMost(LONG).until(() -> mailbox.seen() == 60);

        long start = System.nanoTime();
        append("INBOX", 61, 61);
        await().atMost(LONG).until(() -> mailbox.seen() == 61);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as("by IDLE: it is not looked again for a minute")
                .isLessThan(Duration.ofSeconds(5));

        mailbox.stop();
        append("INBOX", 62, 62);
        mailbox.run(Map.of());
        await().atMost(LONG).until(() -> mailbox.seen() == 62);
        assertThat(mailbox.fixture().count("item")).isEqualTo(62);
        Folder inbox = open("INBOX");
        assertThat(inbox.getUnreadMessageCount()).isEqualTo(62);
        inbox.close();
    }

    @Test
    void oneMessageInTwoFoldersIsOneItemSeenTwice() throws Exception {
        append("INBOX", 1, 2);
        append("Customers", 1, 1);
        mailbox.run(Map.of("folders", "INBOX,Customers"));

        await().atMost(LONG).until(() -> mailbox.seen() == 3);
        assertThat(mailbox.fixture().count("item")).isEqualTo(2);
        assertThat(mailbox.fixture().ledger(RunningMailbox.SOURCE).duplicate()).isEqualTo(1);
    }

    @Test
    void aFolderThatCountsAnewIsReadAgainWithoutDoubling() throws Exception {
        append("Customers", 1, 3);
        mailbox.run(Map.of("folders", "Customers"));
        await().atMost(LONG).until(() -> mailbox.seen() == 3);
        mailbox.stop();
        long before = mailbox.validity();

        assertThat(store.getFolder("Customers").delete(false)).isTrue();
        append("Customers", 1, 4);
        mailbox.run(Map.of("folders", "Customers"));

        await().atMost(LONG).until(() -> mailbox.seen() == 7);
        assertThat(mailbox.validity()).isNotEqualTo(before);
        assertThat(mailbox.fixture().count("item")).isEqualTo(4);
        assertThat(mailbox.fixture().ledger(RunningMailbox.SOURCE).duplicate()).isEqualTo(3);
    }

    @Test
    void whatIsDurableIsMovedWhereThatIsWanted() throws Exception {
        append("INBOX", 1, 3);
        append("Done", 9, 9);
        mailbox.run(Map.of("after", "move=Done"));

        await().atMost(LONG).until(() -> count("Done") == 4 && mailbox.seen() == 3);
        assertThat(count("INBOX")).isZero();
    }

    private int count(String name) throws Exception {
        Folder folder = open(name);
        int count = folder.getMessageCount();
        folder.close();
        return count;
    }

    private Folder open(String name) throws Exception {
        Folder folder = store.getFolder(name);
        folder.open(Folder.READ_ONLY);
        return folder;
    }

    private void append(String name, int first, int last) throws Exception {
        Folder folder = store.getFolder(name);
        if (!folder.exists()) {
            folder.create(Folder.HOLDS_MESSAGES);
        }
        Message[] messages =
                IntStream.rangeClosed(first, last).mapToObj(Letters::message).toArray(Message[]::new);
        folder.appendMessages(messages);
    }
}
