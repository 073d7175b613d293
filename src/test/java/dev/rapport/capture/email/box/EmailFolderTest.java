package dev.rapport.capture.email.box;

import static dev.rapport.capture.Letters.letter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.capture.CaptureFixture;
import dev.rapport.capture.FileDelivery;
import dev.rapport.capture.FolderFile;
import dev.rapport.capture.Refusals;
import dev.rapport.capture.WatchedFolder;
import dev.rapport.conversation.PageRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped route on a real folder. */
class EmailFolderTest {

    private static final String SOURCE = "capture-email-folder";
    private static final Duration LONG = Duration.ofSeconds(20);

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private CaptureFixture fixture;
    private Path inbox;

    @BeforeEach
    void start(@TempDir Path data) throws IOException {
        fixture = new CaptureFixture(data, Map.of("rapport.email.box.quiet", "300ms"));
        inbox = Files.createDirectories(fixture.data.resolve("inbox/email"));
    }

    @AfterEach
    void stop() {
        camel.stop();
        fixture.close();
    }

    @Test
    void messagesMboxesAndMaildirsAreTakenAndMoved() throws Exception {
        Files.writeString(inbox.resolve("one.eml"), letter(1));
        Files.writeString(inbox.resolve("Inbox"), mbox(2, 4));
        Path maildir = inbox.resolve("sam");
        for (String part : new String[] {"cur", "new", "tmp", ".Sent/cur", ".Sent/new", ".Sent/tmp"}) {
            Files.createDirectories(maildir.resolve(part));
        }
        Files.writeString(maildir.resolve("cur/1772445600.M1P1.host:2,S"), letter(5));
        Files.writeString(maildir.resolve("new/1772445601.M1P1.host"), letter(6));
        Files.writeString(maildir.resolve("tmp/1772445602.M1P1.host"), letter(7));
        Files.writeString(maildir.resolve(".Sent/cur/1772445603.M1P1.host:2,S"), letter(8));
        Files.writeString(maildir.resolve("dovecot-uidlist"), "3 V1 N1");
        Files.write(inbox.resolve("empty.eml"), new byte[0]);
        Files.writeString(inbox.resolve("half.eml.part"), "half");
        run();

        await().atMost(LONG).until(() -> fixture.count("sighting where acknowledged") == 8);
        assertThat(fixture.count("item")).isEqualTo(7);
        assertThat(inbox.resolve(".done/one.eml")).exists();
        await().untilAsserted(
                        () -> assertThat(inbox.resolve(".done/Inbox")).exists()); // once all of it is acknowledged
        assertThat(inbox.resolve(".done/sam/cur/1772445600.M1P1.host:2,S")).exists();
        assertThat(inbox.resolve(".done/sam/.Sent/cur/1772445603.M1P1.host:2,S"))
                .exists();
        assertThat(maildir.resolve("tmp/1772445602.M1P1.host")).exists();
        assertThat(maildir.resolve("dovecot-uidlist")).exists();
        assertThat(inbox.resolve(".failed/empty.eml.reason.txt")).exists();
        assertThat(fixture.ledger(SOURCE).quarantined()).isEqualTo(1);
        await().atMost(LONG).until(() -> fixture.count("mbox_progress") == 0); // after the file was moved
    }

    @Test
    void anMboxIsReadOnWhereItWasLeftAfterAKill() throws IOException {
        Path file = Files.writeString(inbox.resolve("large.mbox"), mbox(1, 200));
        AtomicInteger batches = new AtomicInteger();
        FolderFile half = take(file, () -> batches.incrementAndGet() <= 2);
        assertThat(half.way()).isEqualTo(FolderFile.Way.LATER);
        long taken = fixture.count("item");
        assertThat(taken).isBetween(64L, 136L);
        // what was committed, but not kept as progress
        fixture.database.jdbc().sql("update sighting set acknowledged = false").update();
        fixture.database
                .jdbc()
                .sql("update mbox_progress set next_at = next_at / 2")
                .update();
        fixture.restart();

        FolderFile whole = take(file, () -> true);
        fixture.get(EmailFolder.class).done(whole);

        assertThat(whole.way()).isEqualTo(FolderFile.Way.DONE);
        assertThat(fixture.count("item")).isEqualTo(200);
        assertThat(fixture.ledger(SOURCE).seen()).isEqualTo(200);
        assertThat(fixture.ledger(SOURCE).duplicate()).isZero();

        Path again = Files.writeString(inbox.resolve("again.mbox"), mbox(1, 200));
        take(again, () -> true);
        assertThat(fixture.count("item")).isEqualTo(200);
        assertThat(fixture.ledger(SOURCE).duplicate()).isEqualTo(200);
    }

    @Test
    void aZipOfMboxesIsReadOnWhereItWasLeft() throws IOException {
        Path file = Files.write(inbox.resolve("old mail.zip"), EmailImportsTest.zipOfMboxes());
        AtomicInteger batches = new AtomicInteger();
        assertThat(take(file, () -> batches.incrementAndGet() <= 1).way()).isEqualTo(FolderFile.Way.LATER);
        assertThat(fixture.count("item")).isEqualTo(64);

        assertThat(take(file, () -> true).way()).isEqualTo(FolderFile.Way.DONE);
        assertThat(fixture.count("item")).isEqualTo(154);
        assertThat(fixture.ledger(SOURCE).seen()).isEqualTo(154);
        assertThat(fixture.data.resolve("unpacked")).isEmptyDirectory();
    }

    @Test
    void aZipThatIsDamagedIsRefused() throws IOException {
        byte[] zip = EmailImportsTest.zipOfMboxes();
        Path file = Files.write(inbox.resolve("half.zip"), java.util.Arrays.copyOf(zip, zip.length / 2));

        FolderFile refused = take(file, () -> true);
        assertThat(refused.way()).isEqualTo(FolderFile.Way.FAILED);
        assertThat(refused.reason()).contains("no whole zip");
    }

    @Test
    void aRefusedMessageOfAnMboxIsKeptApartAndCanBeTriedAgain() throws IOException {
        String none = "From x Mon Mar  2 10:00:00 2026\n\n";
        Path file = Files.writeString(inbox.resolve("mixed.mbox"), mbox(1, 1) + none + mbox(2, 2));

        FolderFile taken = take(file, () -> true);
        fixture.get(EmailFolder.class).done(taken);

        assertThat(fixture.count("item")).isEqualTo(2);
        assertThat(fixture.ledger(SOURCE).quarantined()).isEqualTo(1);
        var refusals = fixture.get(Refusals.class);
        var refusal = refusals.list(CaptureFixture.ADMIN, PageRequest.first(5))
                .items()
                .getFirst();
        assertThat(refusal.reason()).contains("mixed.mbox", "empty");
        assertThat(refusals.retry(CaptureFixture.ADMIN, refusal.id())).isEqualTo(Refusals.Answer.DONE);
        Path back = fixture.data.resolve(refusal.file());
        Files.writeString(back, letter(3));
        Files.setLastModifiedTime(back, java.nio.file.attribute.FileTime.fromMillis(0));
        assertThat(take(back, () -> true).way()).isEqualTo(FolderFile.Way.DONE);
        assertThat(fixture.count("item")).isEqualTo(3);
    }

    private FolderFile take(Path file, java.util.function.BooleanSupplier wanted) throws IOException {
        assertThat(FileDelivery.of(fixture.data, file).size()).isPositive();
        var terms = new EmailFileIntake.Terms(SOURCE, "sam@ours.example", false);
        return fixture.get(EmailFolder.class).take(new WatchedFolder(inbox), file, terms, wanted);
    }

    static String mbox(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(number -> "From dana@customer.example Mon Mar  2 10:00:00 2026\n" + letter(number) + "\n")
                .collect(Collectors.joining());
    }

    private void run() throws Exception {
        camel.getPropertiesComponent().addInitialProperty("rapport.data", fixture.data.toString());
        camel.getRegistry().bind("emailFolder", fixture.get(EmailFolder.class));
        camel.getRegistry().bind("emailFiles", fixture.get(EmailFileFilter.class));
        camel.start();
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(ResourceHelper.resolveMandatoryResource(
                        camel,
                        "file:"
                                + Path.of("routes/capture-email-folder.camel.yaml")
                                        .toAbsolutePath()));
    }
}
