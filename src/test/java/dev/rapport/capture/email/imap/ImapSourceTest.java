package dev.rapport.capture.email.imap;

import static dev.rapport.capture.Letters.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.rapport.capture.CaptureFixture;
import dev.rapport.capture.Letters;
import jakarta.mail.Flags;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped route on a real IMAP server. */
class ImapSourceTest {

    private static final String SOURCE = RunningMailbox.SOURCE;
    private static final Duration LONG = Duration.ofSeconds(20);

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private GreenMailUser user;
    private RunningMailbox mailbox;

    @BeforeEach
    void start(@TempDir Path folder) {
        server.start();
        user = server.setUser("sam@ours.example", "sam", RunningMailbox.PASSWORD);
        mailbox = new RunningMailbox(folder, server.getImap().getPort());
    }

    @AfterEach
    void stop() {
        mailbox.close();
        server.stop();
    }

    @Test
    void whatIsThereAndWhatComesIsTakenOnceAndStaysUnread() throws Exception {
        MailFolder inbox = inbox();
        append(inbox, 1, 60);
        run(Map.of("batch", "7", "poll", "60s"));
        await().atMost(LONG).until(() -> seen() == 60);

        long start = System.nanoTime();
        append(inbox, 61, 61);
        await().atMost(LONG).until(() -> seen() == 61);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as("by IDLE: it is not looked again for a minute")
                .isLessThan(Duration.ofSeconds(5));

        mailbox.stop();
        run(Map.of());
        append(inbox, 62, 62);
        await().atMost(LONG).until(() -> seen() == 62);
        assertThat(fixture().count("item")).isEqualTo(62);
        assertThat(fixture().count("sighting where not acknowledged")).isZero();
        assertThat(inbox.getMessages())
                .hasSize(62)
                .noneMatch(message -> message.getFlags().contains(Flags.Flag.SEEN));
    }

    @Test
    void oneMessageInTwoFoldersIsOneItemSeenTwice() throws Exception {
        append(inbox(), 1, 2);
        append(folder("Customers"), 1, 1);
        run(Map.of("folders", "INBOX,Customers"));

        await().atMost(LONG).until(() -> seen() == 3);
        assertThat(fixture().count("item")).isEqualTo(2);
        assertThat(fixture().ledger(SOURCE).duplicate()).isEqualTo(1);
    }

    @Test
    void aFolderThatCountsAnewIsReadAgainWithoutDoubling() throws Exception {
        append(folder("Customers"), 1, 3);
        run(Map.of("folders", "Customers", "poll", "300ms"));
        await().atMost(LONG).until(() -> seen() == 3);
        mailbox.stop();
        long before = mailbox.validity();

        var manager = server.getManagers().getImapHostManager();
        manager.deleteMailbox(user, "Customers");
        // this server counts a folder's validity in seconds of its making
        await().until(() -> Instant.now().getEpochSecond() > before);
        append(folder("Customers"), 1, 4);
        run(Map.of("folders", "Customers", "poll", "300ms"));

        await().atMost(LONG).until(() -> seen() == 7);
        assertThat(mailbox.validity()).isNotEqualTo(before);
        assertThat(fixture().count("item")).isEqualTo(4);
        assertThat(fixture().ledger(SOURCE).duplicate()).isEqualTo(3);
    }

    @Test
    void aConnectionThatIsCutWithinAMessageCostsNothing() throws Exception {
        MailFolder inbox = inbox();
        append(inbox, 1, 3);
        byte[] large = Letters.letter(4, "A long line of a long letter.\n".repeat(20_000))
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.UTF_8);
        inbox.appendMessage(message(large), new Flags(), new Date());
        append(inbox, 5, 6);
        try (CuttingProxy network = new CuttingProxy(server.getImap().getPort())) {
            // the server's own threads throw when they are cut off
            network.cutAfter(200_000);
            run(Map.of("port", Integer.toString(network.port()), "batch", "50"));
            await().dontCatchUncaughtExceptions().atMost(LONG).until(() -> seen() == 6);

            network.cut();
            append(inbox, 7, 7);
            await().dontCatchUncaughtExceptions().atMost(LONG).until(() -> seen() == 7);
        }
        assertThat(fixture().count("item")).isEqualTo(7);
        assertThat(fixture().ledger(SOURCE).duplicate()).isZero();
        assertThat(fixture()
                        .database
                        .jdbc()
                        .sql("select max(size) from item")
                        .query(Long.class)
                        .single())
                .isEqualTo(large.length);
    }

    @Test
    void killedBetweenTheCommitAndTheProgressTheSameComesAgainAndIsTheSameSighting() throws Exception {
        append(inbox(), 1, 5);
        run(Map.of());
        await().atMost(LONG).until(() -> seen() == 5 && fixture().count("sighting where not acknowledged") == 0);
        mailbox.stop();
        fixture()
                .database
                .jdbc()
                .sql("update sighting set acknowledged = false")
                .update();
        fixture().database.jdbc().sql("update mailbox_folder set last_uid = 2").update();

        run(Map.of());
        append(inbox(), 6, 6);
        await().atMost(LONG).until(() -> seen() == 6);
        assertThat(fixture().count("item")).isEqualTo(6);
        assertThat(fixture().ledger(SOURCE).duplicate()).isZero();
    }

    @Test
    void whatIsTooLargeIsNotedAndThoseBehindItAreTaken() throws Exception {
        MailFolder inbox = inbox();
        append(inbox, 1, 1);
        byte[] large = Letters.letter(2, "x".repeat(70) + "\n")
                .concat(("y".repeat(70) + "\n").repeat(2000))
                .getBytes(StandardCharsets.UTF_8);
        inbox.appendMessage(message(large), new Flags(), new Date());
        inbox.appendMessage(message("\r\n".getBytes(StandardCharsets.UTF_8)), new Flags(), new Date());
        append(inbox, 3, 3);
        run(Map.of("max-size", "100KB"));

        await().atMost(LONG).until(() -> seen() == 4);
        assertThat(fixture().ledger(SOURCE).quarantined()).isEqualTo(2);
        assertThat(fixture()
                        .database
                        .jdbc()
                        .sql("select reason from sighting where outcome = 'REFUSED' order by id")
                        .query(String.class)
                        .list())
                .satisfiesExactlyInAnyOrder(
                        reason ->
                                assertThat(reason).contains("rapport.email.max-size", "message 2 of the folder INBOX"),
                        reason -> assertThat(reason).contains("empty"));
        mailbox.stop();
        run(Map.of());
        append(inbox, 4, 4);
        await().atMost(LONG).until(() -> seen() == 5);
    }

    @Test
    void whatIsDurableIsMovedWhereThatIsWanted() throws Exception {
        append(inbox(), 1, 3);
        MailFolder done = folder("Done");
        run(Map.of("after", "move=Done"));

        await().atMost(LONG).until(() -> done.getMessages().size() == 3 && seen() == 3);
        assertThat(inbox().getNonDeletedMessages()).isEmpty();
    }

    @Test
    void aRefusedUserAndAMissingFolderAreToldWithTheRemedy() throws Exception {
        run(Map.of("password", "wrong"));
        await().atMost(LONG).until(() -> mailbox.trouble().contains("rapport.email.imap.sales.password"));
        assertThat(mailbox.trouble()).doesNotContain("wrong");
        mailbox.stop();

        run(Map.of("folders", "INBOX,Nowhere"));
        append(inbox(), 1, 1);
        await().atMost(LONG).until(() -> mailbox.trouble().contains(".folders"));
        await().atMost(LONG).until(() -> seen() == 1);
    }

    private MailFolder inbox() throws Exception {
        return server.getManagers().getImapHostManager().getInbox(user);
    }

    private MailFolder folder(String name) throws Exception {
        return server.getManagers().getImapHostManager().createMailbox(user, name);
    }

    private static void append(MailFolder folder, int first, int last) {
        for (int number = first; number <= last; number++) {
            folder.appendMessage(message(number), new Flags(), new Date());
        }
    }

    private CaptureFixture fixture() {
        return mailbox.fixture();
    }

    private long seen() {
        return mailbox.seen();
    }

    private void run(Map<String, String> given) throws Exception {
        mailbox.run(given);
    }
}
