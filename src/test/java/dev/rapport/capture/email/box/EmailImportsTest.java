package dev.rapport.capture.email.box;

import static dev.rapport.capture.Letters.letter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.archive.ItemStore;
import dev.rapport.capture.CaptureFixture;
import dev.rapport.capture.MessageImport;
import dev.rapport.conversation.ImportId;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.ItemState;
import dev.rapport.conversation.Match;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmailImportsTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final int MEGABYTE = 1 << 20;

    private CaptureFixture fixture;

    @BeforeEach
    void start(@TempDir Path data) {
        fixture = new CaptureFixture(
                data, Map.of("rapport.email.max-size", "2MB", "rapport.email.box.max-unpacked", "40MB"));
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void anMboxIsDoneWhenNoneOfItIsPendingAnyMore() throws IOException {
        byte[] mbox = EmailFolderTest.mbox(1, 150).getBytes(StandardCharsets.UTF_8);
        ImportId id = start(EmailImportKind.MBOX, mbox, false);
        await().atMost(LONG).until(() -> status(id).seen() == 150 && status(id).progress() == 1);
        assertThat(status(id).state()).isEqualTo(MessageImport.State.RUNNING);
        assertThat(status(id).pending()).isEqualTo(150);
        assertThat(imports().running(CaptureFixture.ADMIN)).hasSize(1);

        Set<ItemId> items = new HashSet<>(fixture.jobs);
        ItemId matched = items.iterator().next();
        fixture.get(ItemStore.class)
                .matched(matched, new Match.Matched(null, java.util.List.of(), java.util.List.of()));
        items.forEach(item -> fixture.get(ItemStore.class).become(item, ItemState.PROCESSED));

        assertThat(status(id).state()).isEqualTo(MessageImport.State.DONE);
        assertThat(status(id).attached()).isEqualTo(1);
        assertThat(status(id).unmatched()).isEqualTo(149);
        assertThat(imports().running(CaptureFixture.ADMIN)).isEmpty();

        ImportId again = start(EmailImportKind.MBOX, mbox, false);
        await().atMost(LONG).until(() -> status(again).state() == MessageImport.State.DONE);
        assertThat(status(again).duplicate()).isEqualTo(150);
        assertThat(fixture.ledger("mbox").seen()).isEqualTo(300);
    }

    @Test
    void aHostileZipCostsItsOwnFilesOnlyAndNothingEscapes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            put(zip, "../../escaped.eml", letter(1).getBytes(StandardCharsets.UTF_8));
            put(zip, "/etc/absolute.eml", letter(2).getBytes(StandardCharsets.UTF_8));
            put(zip, "bomb.eml", new byte[20 * MEGABYTE]);
            put(zip, "empty\r\nX: y.eml", new byte[0]);
            put(zip, "readme.pdf", new byte[10]);
            put(zip, "__MACOSX/._a.eml", new byte[10]);
            put(zip, "folder/three.EML", letter(3).getBytes(StandardCharsets.UTF_8));
        }
        ImportId id = start(EmailImportKind.ZIP, bytes.toByteArray(), false);

        await().atMost(LONG).until(() -> status(id).progress() == 1);
        assertThat(status(id).seen()).isEqualTo(5);
        assertThat(status(id).pending()).isEqualTo(3);
        assertThat(status(id).quarantined()).isEqualTo(2);
        assertThat(status(id).warnings())
                .anySatisfy(warning -> assertThat(warning).contains("bomb.eml", "max-size"))
                .anySatisfy(warning -> assertThat(warning).contains("empty").doesNotContain("\n"));
        assertThat(fixture.ledger("zip").quarantined()).isEqualTo(2);
        try (Stream<Path> files = Files.walk(fixture.data)) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.contains("escaped"));
        }
    }

    @Test
    void anMboxInAZipIsReadMessageByMessage() throws IOException {
        ImportId id = start(EmailImportKind.ZIP, zipOfMboxes(), false);

        await().atMost(LONG).until(() -> status(id).progress() == 1);
        assertThat(status(id).pending()).isEqualTo(154);
        assertThat(fixture.count("item")).isEqualTo(154);
        assertThat(fixture.data.resolve("unpacked")).isEmptyDirectory();
    }

    /** Two mboxes among single messages, and what is none. */
    static byte[] zipOfMboxes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            put(zip, "first.eml", letter(151).getBytes(StandardCharsets.UTF_8));
            put(zip, "Takeout/Mail/All mail.mbox", EmailFolderTest.mbox(1, 100).getBytes(StandardCharsets.UTF_8));
            put(zip, "Profile/Inbox", EmailFolderTest.mbox(101, 150).getBytes(StandardCharsets.UTF_8));
            put(zip, "Profile/Inbox.msf", new byte[100]);
            put(zip, "Profile/Empty.mbox/mbox", EmailFolderTest.mbox(152, 153).getBytes(StandardCharsets.UTF_8));
            put(zip, "last.eml", letter(154).getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void aZipThatUnpacksToTooMuchFails() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] large = (letter(1) + "x".repeat(MEGABYTE)).getBytes(StandardCharsets.UTF_8);
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < 60; i++) {
                put(zip, i + ".eml", large);
            }
        }
        ImportId id = start(EmailImportKind.ZIP, bytes.toByteArray(), false);
        ImportId broken = start(EmailImportKind.ZIP, new byte[] {'P', 'K', 3, 4, 0, 0}, false);

        await().atMost(LONG).until(() -> status(id).state() == MessageImport.State.FAILED);
        assertThat(status(id).warnings().getFirst()).contains("max-unpacked");
        await().atMost(LONG).until(() -> status(broken).state() == MessageImport.State.FAILED);
        assertThat(status(broken).warnings().getFirst()).contains("no whole zip");
    }

    @Test
    void thePolicyAppliesWhereThatIsWanted() throws IOException {
        String newsletter = letter(1)
                .replaceFirst(
                        "Subject",
                        "List-Id: <news.customer.example>\nList-Unsubscribe: <https://x/>\nPrecedence: bulk\nSubject");
        byte[] mbox = ("From a Mon Mar  2 10:00:00 2026\n" + newsletter).getBytes(StandardCharsets.UTF_8);
        ImportId with = start(EmailImportKind.MBOX, mbox, true);
        await().atMost(LONG).until(() -> status(with).state() == MessageImport.State.DONE);
        assertThat(status(with).excluded()).isEqualTo(1);

        ImportId without = start(EmailImportKind.MBOX, mbox, false);
        await().atMost(LONG).until(() -> status(without).pending() == 1);
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private ImportId start(EmailImportKind kind, byte[] bytes, boolean policy) throws IOException {
        return imports().start(CaptureFixture.ADMIN, kind, new ByteArrayInputStream(bytes), "a." + kind.key(), policy);
    }

    private EmailImports imports() {
        return fixture.get(EmailImports.class);
    }

    private MessageImport status(ImportId id) {
        return imports().find(CaptureFixture.ADMIN, id).orElseThrow();
    }
}
