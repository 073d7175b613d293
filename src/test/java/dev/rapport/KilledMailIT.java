package dev.rapport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.rapport.capture.Letters;
import jakarta.mail.Flags;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Every message is there once, though the service was killed after it had committed mail and before the server was told, in the
 * middle of an mbox, and between the two transactions of messages that go their way together.
 */
class KilledMailIT {

    private static final String MAILBOX = "imap-sales";
    private static final int ON_SERVER = 40;
    private static final int IN_MBOX = 200;
    private static final int FIRST_IN_MBOX = 1001;
    private static final List<String> OUTCOMES =
            List.of("attached", "unmatched", "duplicate", "excluded", "quarantined", "pending", "discarded", "erased");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private MailFolder inbox;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws Exception {
        server.start();
        inbox = server.getManagers()
                .getImapHostManager()
                .getInbox(server.setUser("sam@ours.example", "sam", "password"));
        for (int number = 1; number <= ON_SERVER; number++) {
            inbox.appendMessage(Letters.message(number), new Flags(), new Date());
        }
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void everyMessageIsThereOnceThoughTheServiceWasKilledBetweenCommitAndAcknowledgement() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        try (HoldingProxy network = new HoldingProxy(server.getImap().getPort(), "STORE")) {
            RunningRapport rapport = start(data, network.port());
            try (HeldBundle bundle = HeldBundle.of(data)) {
                var started = rapport.upload("/api/v1/imports?kind=mbox", "file", mbox(), "", "");
                assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
                awaitThat(() -> network.stands() && bundle.stands());
                assertThat(seen(row(rapport, MAILBOX)))
                        .as("committed, not told")
                        .isPositive();
                assertThat(seen(row(rapport, "mbox"))).as("in its middle").isLessThan(IN_MBOX);
                assertThat(toldOf()).isZero();
                rapport.killGroup();
            } finally {
                rapport.close();
            }
            network.letGo();
            try (RunningRapport again = start(data, network.port())) {
                assertEachMessageIsThereOnce(again);
            }
        }
    }

    private void assertEachMessageIsThereOnce(RunningRapport rapport) {
        awaitThat(() -> isDone(row(rapport, MAILBOX), ON_SERVER) && isDone(row(rapport, "mbox"), IN_MBOX));
        for (JsonNode row : List.of(row(rapport, MAILBOX), row(rapport, "mbox"))) {
            assertThat(OUTCOMES.stream().mapToLong(one -> row.get(one).asLong()).sum())
                    .as("what became of them adds up: %s", row)
                    .isEqualTo(seen(row));
            assertThat(row.get("unmatched").asLong()).as("%s", row).isEqualTo(seen(row));
        }
        assertThat(toldOf()).isEqualTo(ON_SERVER);
        assertThat(subjects(rapport))
                .isEqualTo(IntStream.concat(
                                IntStream.rangeClosed(1, ON_SERVER),
                                IntStream.range(FIRST_IN_MBOX, FIRST_IN_MBOX + IN_MBOX))
                        .mapToObj(number -> "Offer " + number)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Of all conversations, of which no two may have the same. */
    private static Set<String> subjects(RunningRapport rapport) {
        Set<String> subjects = new TreeSet<>();
        String page = "/api/v1/conversations?limit=200";
        for (String cursor = ""; ; ) {
            JsonNode answer = rapport.get(page + cursor);
            answer.get("items")
                    .forEach(one -> assertThat(subjects.add(one.get("subject").asString()))
                            .as("%s is there once", one.get("subject"))
                            .isTrue());
            if (!answer.hasNonNull("nextCursor")) {
                return subjects;
            }
            cursor =
                    "&cursor=" + RunningRapport.encoded(answer.get("nextCursor").asString());
        }
    }

    private static RunningRapport start(Path data, int port) throws IOException {
        String mailbox = "--rapport.email.imap.sales.";
        return RunningRapport.on(
                data,
                mailbox + "host=127.0.0.1",
                mailbox + "port=" + port,
                mailbox + "security=PLAIN",
                mailbox + "user=sam",
                mailbox + "password=password",
                mailbox + "folders=INBOX",
                mailbox + "policy=false",
                mailbox + "after=seen",
                mailbox + "batch=15",
                "--rapport.models.fetch=false");
    }

    private static void awaitThat(java.util.concurrent.Callable<Boolean> wanted) {
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(50))
                .until(wanted);
    }

    private long toldOf() {
        return inbox.getMessages().stream()
                .filter(message -> message.getFlags().contains(Flags.Flag.SEEN))
                .count();
    }

    /** The line of a source in the ledger; of none where it has none yet. */
    private static JsonNode row(RunningRapport rapport, String source) {
        return rapport.get("/api/v1/ledger")
                .get("items")
                .valueStream()
                .filter(row -> row.get("source").asString().equals(source))
                .findFirst()
                .orElseGet(() -> tools.jackson.databind.json.JsonMapper.shared().createObjectNode());
    }

    private static long seen(JsonNode row) {
        return row.path("seen").asLong(0);
    }

    private static boolean isDone(JsonNode row, int all) {
        return seen(row) == all && row.get("pending").asLong() == 0;
    }

    private Path mbox() throws IOException {
        String text = IntStream.range(FIRST_IN_MBOX, FIRST_IN_MBOX + IN_MBOX)
                .mapToObj(number -> "From dana Mon Mar  2 10:00:00 2026\n" + Letters.letter(number) + "\n")
                .collect(Collectors.joining());
        return Files.writeString(folder.resolve("old.mbox"), text);
    }
}
