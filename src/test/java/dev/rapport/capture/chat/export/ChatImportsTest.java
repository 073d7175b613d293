package dev.rapport.capture.chat.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.archive.ItemStore;
import dev.rapport.capture.CaptureFixture;
import dev.rapport.capture.MessageImport;
import dev.rapport.capture.MessageImport.State;
import dev.rapport.capture.chat.ChatExport;
import dev.rapport.conversation.ImportId;
import dev.rapport.conversation.ItemState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ChatImportsTest {

    private static final Path SLACK = Path.of("../shared/data/chat/slack-export/testarchive.zip");
    private static final Duration LONG = Duration.ofMinutes(3);

    @TempDir
    private static Path data;

    private static CaptureFixture fixture;

    @BeforeAll
    static void start() {
        fixture = new CaptureFixture(data, Map.of());
        fixture.get(ChatImportWorker.class).start();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    private static ImportId start(ChatImportKind kind, byte[] file, String name) throws IOException {
        return imports().start(CaptureFixture.ADMIN, kind, new ByteArrayInputStream(file), name);
    }

    private static ChatImports imports() {
        return fixture.get(ChatImports.class);
    }

    private static MessageImport status(ImportId id) {
        return imports().find(CaptureFixture.ADMIN, id).orElseThrow();
    }

    private static MessageImport read(ChatImportKind kind, byte[] file, String name) throws IOException {
        ImportId id = start(kind, file, name);
        await().atMost(LONG).until(() -> status(id).progress() == 1);
        return status(id);
    }

    private static List<String> column(String sql) {
        return fixture.database
                .jdbc()
                .sql(sql)
                .query((row, n) -> row.getString(1))
                .list();
    }

    private static long number(String sql) {
        return fixture.database.jdbc().sql(sql).query(Long.class).single();
    }

    @Test
    void everyMessageThreadAndUserOfAnExportOfSlackComesInOnce() throws IOException {
        assumeThat(SLACK).as("the shared material").exists();
        Expected expected = expected();
        byte[] zip = Files.readAllBytes(SLACK);

        assertThat(ChatImports.recognise(() -> new ByteArrayInputStream(zip))).contains(ChatImportKind.SLACK);
        MessageImport status = read(ChatImportKind.SLACK, zip, "testarchive.zip");

        assertThat(status.warnings()).isEmpty();
        assertThat(List.of(status.seen(), status.pending(), status.duplicate())).containsExactly(158L, 158L, 0L);
        Map<String, Set<String>> rooms = new TreeMap<>();
        column("select r.external_id || ' ' || m.external_id from chat_message m join chat_room r on r.id = m.room_id"
                        + " where r.scope = '' and r.external_id like 'C0%'")
                .forEach(one -> rooms.computeIfAbsent(one.split("[ /]")[0], id -> new TreeSet<>())
                        .add(one.split(" ")[1]));
        assertThat(rooms).isEqualTo(expected.messages());
        assertThat(column("select distinct name from party where handle_key like 'slack  U0%'"))
                .containsExactlyInAnyOrderElementsOf(expected.users());
        assertThat(new HashSet<>(column("select external_id from chat_room where external_id like 'C0%/%'")))
                .isEqualTo(expected.threads());
        assertThat(number("select count(*) from message where body like '%<@U%' or body like '%&lt;%'"))
                .isZero();

        new HashSet<>(fixture.jobs).forEach(item -> fixture.get(ItemStore.class).become(item, ItemState.PROCESSED));
        assertThat(status(status.id()).state()).isEqualTo(State.DONE);
        MessageImport again = read(ChatImportKind.SLACK, zip, "again.zip");
        assertThat(List.of(again.state(), again.seen(), again.duplicate())).containsExactly(State.DONE, 158L, 158L);
        assertThat(fixture.ledger("slack").unmatched()).isGreaterThanOrEqualTo(158);
    }

    private record Expected(Map<String, Set<String>> messages, Set<String> users, Set<String> threads) {}

    /** Counted without the reader. */
    private static Expected expected() throws IOException {
        Map<String, Set<String>> messages = new TreeMap<>();
        Set<String> threads = new TreeSet<>();
        Set<String> users = new TreeSet<>();
        JsonMapper json = JsonMapper.shared();
        try (ZipFile zip = new ZipFile(SLACK.toFile())) {
            Map<String, String> channels = new TreeMap<>();
            for (JsonNode one : json.readTree(zip.getInputStream(zip.getEntry("channels.json")))) {
                channels.put(one.get("name").asString(), one.get("id").asString());
            }
            for (JsonNode one : json.readTree(zip.getInputStream(zip.getEntry("users.json")))) {
                users.add(one.get("profile").get("real_name").asString());
            }
            for (var entry : zip.stream()
                    .filter(one -> one.getName().matches("[^/]+/.+\\.json"))
                    .toList()) {
                String channel = channels.get(entry.getName().split("/")[0]);
                for (JsonNode one : json.readTree(zip.getInputStream(entry))) {
                    messages.computeIfAbsent(channel, id -> new TreeSet<>())
                            .add(one.get("ts").asString());
                    if (one.has("thread_ts")) {
                        threads.add(channel + "/" + one.get("thread_ts").asString());
                    }
                }
            }
        }
        return new Expected(messages, users, threads);
    }

    private static byte[] slack(String messages) {
        return Exports.zip(
                "users.json", "[{'id': 'U1', 'name': 'dana', 'profile': {'real_name': 'Dana Fox'}}]",
                "channels.json", "[{'id': 'CX', 'name': 'deal'}]",
                "deal/2024-05-01.json", "[" + messages + "]");
    }

    private static String message(String ts, String text, String more) {
        return "{'type': 'message', 'user': 'U1', 'ts': '" + ts + "', 'text': '" + text + "'" + more + "}";
    }

    @Test
    void aLaterExportAddsEditsAndDeletesWhereThingsAre() throws IOException {
        read(
                ChatImportKind.SLACK,
                slack(message("1714557600.1", "a", "") + "," + message("1714557601.1", "b", "")),
                "1.zip");
        MessageImport later = read(
                ChatImportKind.SLACK,
                slack(message("1714557600.1", "a2", ", 'thread_ts': '1714557600.1', 'edited': {'ts': '1714557650.0'}")
                        + "," + message("1714557601.1", "gone", ", 'subtype': 'tombstone'")
                        + "," + message("1714557602.1", "reply", ", 'thread_ts': '1714557600.1'")),
                "2.zip");

        assertThat(later.seen()).isEqualTo(3);
        assertThat(column("select m.external_id || ' ' || r.external_id || ' ' || b.body || ' ' || (m.deleted_at is not"
                        + " null) from chat_message m join chat_room r on r.id = m.room_id join message b on b.id"
                        + " = m.message_id where r.external_id like 'CX%' order by 1"))
                .containsExactly(
                        "1714557600.1 CX a2 false",
                        "1714557601.1 CX  true",
                        "1714557602.1 CX/1714557600.1 reply false");
    }

    @Test
    void aChatIsTheSameUnderAnotherFileNameAndItsFilesAreKept() throws IOException {
        String chat = "[31.12.23, 21:00:00] Dana: Plan \u200e<attached: plan.txt>\n"
                + "[31.12.23, 21:01:00] +49 171 1234567: ok\n";
        MessageImport first = read(
                ChatImportKind.WHATSAPP,
                Exports.zip("_chat.txt", chat, "plan.txt", "the plan"),
                "WhatsApp Chat - Dana.zip");
        MessageImport longer = read(
                ChatImportKind.WHATSAPP, Exports.bytes(chat + "[01.01.24, 09:00:00] Dana: new\n"), "_chat (1).txt");

        assertThat(List.of(first.seen(), first.duplicate())).containsExactly(2L, 0L);
        assertThat(List.of(longer.seen(), longer.duplicate())).containsExactly(3L, 2L);
        assertThat(column("select external_id from chat_room where scope = 'whatsapp'"))
                .containsExactly("dana");
        assertThat(number("select count(*) from attachment where filename = 'plan.txt'"))
                .isEqualTo(1);
        assertThat(number("select count(*) from message where body = 'Plan'")).isEqualTo(1);
        assertThat(column("select to_char(m.sent_at at time zone 'UTC', 'HH24:MI') from message m where body = 'new'"))
                .as("in the company's zone, New York")
                .containsExactly("14:00");
        assertThat(column("select distinct phone from party where phone like '%171%'"))
                .containsExactly("+49 171 1234567");
    }

    @Test
    void whatIsOfNoUseFailsAndWhatBreaksOffIsTakenSoFar() throws IOException {
        MessageImport none = read(ChatImportKind.SLACK, new byte[] {'P', 'K', 3, 4, 0}, "broken.zip");
        assertThat(none.state()).isEqualTo(State.FAILED);
        assertThat(none.warnings().getFirst()).contains("no whole zip");
        assertThat(read(ChatImportKind.TELEGRAM, Exports.bytes("{\"id\": 1}"), "x.json")
                        .warnings()
                        .getFirst())
                .contains("no message");

        String telegram = JsonExportsTest.TELEGRAM.replace('\'', '"');
        MessageImport cut = read(
                ChatImportKind.TELEGRAM, Exports.bytes(telegram.substring(0, telegram.length() - 20)), "result.json");
        assertThat(cut.seen()).isEqualTo(4);
        assertThat(cut.warnings().getFirst()).contains("no whole JSON", "is taken");
        assertThat(cut.state()).isEqualTo(State.RUNNING);
        assertThat(imports().running(CaptureFixture.ADMIN))
                .extracting(MessageImport::id)
                .contains(cut.id());
    }

    @Test
    void aFileOfAWatchedFolderIsTheSameSightingsUntilItIsAcknowledged() throws IOException {
        ChatExports exports = fixture.get(ChatExports.class);
        Path file =
                Files.write(data.resolve("discord.json"), Exports.bytes(JsonExportsTest.DISCORD.replace('\'', '"')));
        assertThat(exports.reads(file)).isTrue();
        assertThat(exports.reads(Files.writeString(data.resolve("note.txt"), "hello")))
                .isFalse();
        var delivery = new ChatExport.Delivery("capture-chat-folder", "discord.json", "file 1", null);
        assertThat(exports.take(file, delivery)).isEmpty();
        assertThat(exports.take(file, delivery)).isEmpty();

        assertThat(fixture.ledger("capture-chat-folder").seen()).isEqualTo(2);
    }
}
