package dev.rapport.capture.chat.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.capture.chat.ChatEntry;
import dev.rapport.capture.chat.export.Exports.Found;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SlackExportTest {

    private static final String USERS = """
        [{'id': 'U1', 'name': 'dana', 'deleted': false, 'real_name': 'Dana Fox', 'profile':
           {'real_name': 'Dana Fox', 'display_name': 'dfox', 'email': 'dana@acme.example', 'phone': '+1 202 555 0147'}},
         {'id': 'U2', 'name': 'sam', 'deleted': true, 'profile': {'real_name': 'Sam Lee', 'email': 'sam@ours.example'}},
         {'id': 'U3', 'name': 'deploybot', 'is_bot': true, 'profile': {'real_name': 'Deploy', 'bot_id': 'B3'}}]
        """;

    /** A day of all that Slack knows. */
    static final String EVERY_KIND = """
        [
        {'type': 'message', 'subtype': 'channel_join', 'user': 'U2', 'text': '<@U2> has joined the channel', 'ts': '1714557600.1'},
        {'type': 'message', 'subtype': 'bot_message', 'bot_id': 'B9', 'username': 'CI', 'text': '', 'ts': '1714557600.2',
         'attachments': [{'fallback': 'f', 'pretext': 'Build', 'text': 'passed &gt; 1', 'fields': [{'title': 'Time', 'value': '3s'}]}]},
        {'type': 'message', 'subtype': 'me_message', 'user': 'U1', 'text': 'waves', 'ts': '1714557600.3'},
        {'type': 'message', 'user': 'U1', 'text': '', 'ts': '1714557600.4',
         'files': [{'id': 'F1', 'name': 'plan.pdf', 'mimetype': 'application/pdf'}, {'id': 'F2', 'name': 'b.png'}]},
        {'type': 'message', 'subtype': 'tombstone', 'user': 'USLACKBOT', 'text': 'This message was deleted.', 'ts': '1714557600.5'},
        {'type': 'message', 'user': 'U1', 'text': '', 'ts': '1714557600.6', 'blocks': [{'type': 'rich_text', 'elements':
          [{'type': 'rich_text_section', 'elements': [{'type': 'text', 'text': 'Ask '}, {'type': 'user', 'user_id': 'U2'}]}]}]},
        {'type': 'message', 'user': 'U7', 'text': 'from elsewhere', 'ts': '1714557600.7', 'user_profile': {'real_name': 'Lee Far', 'display_name': 'lee'}},
        {'type': 'message', 'user': 'U1', 'text': 'see <https://x.example>', 'ts': '1714557600.8',
         'attachments': [{'from_url': 'https://x.example', 'text': 'preview'}]},
        {'type': 'message', 'subtype': 'file_comment', 'comment': {'user': 'U2'}, 'text': 'nice', 'ts': '1714557600.9'}]
        """;

    private static byte[] export(String... more) {
        Object[] all = new Object[more.length + 4];
        all[0] = "users.json";
        all[1] = USERS;
        all[2] = "channels.json";
        all[3] = "[{'id': 'C1', 'name': 'general', 'members': ['U1', 'U2']}]";
        System.arraycopy(more, 0, all, 4, more.length);
        return Exports.zip(all);
    }

    private static Found day(String messages) {
        return Exports.read(ChatImportKind.SLACK, export("general/2024-05-01.json", "[" + messages + "]"));
    }

    private static String message(String more) {
        return "{'type': 'message', 'user': 'U1', 'ts': '1714557600.000100', " + more + "}";
    }

    @Test
    void textsAreReadableAndPeopleAreKnown() {
        Found found = day(message("'text': 'Hi <@U2>, see <https://a.example/x|the offer> &amp; <#C1> &lt;3 <!here>"
                + " <mailto:d@a.example|d@a.example> <@U9> <https://b.example> <!subteam^S1|@sales> a < b', 'edited':"
                + " {'user': 'U1', 'ts': '1714557700.000000'}"));

        ChatEntry.Written one = found.written().getFirst();
        assertThat(one.text())
                .isEqualTo("Hi @Sam Lee, see the offer (https://a.example/x) & #general <3 @here d@a.example @U9"
                        + " https://b.example @sales a < b");
        assertThat(one.id()).isEqualTo("1714557600.000100");
        assertThat(one.sentAt()).isEqualTo(Instant.parse("2024-05-01T10:00:00.0001Z"));
        assertThat(one.editedAt()).isEqualTo(Instant.parse("2024-05-01T10:01:40Z"));
        assertThat(found.person("U1").email()).isEqualTo("dana@acme.example");
        assertThat(found.person("U1").phone()).isEqualTo("+1 202 555 0147");
        assertThat(found.person("U1").handle()).isEqualTo("dfox");
        assertThat(found.rooms.getFirst()).isEqualTo(ExportRoom.channel("C1", "#general"));
    }

    @Test
    void aThreadIsARoomOfItsOwnWithTheMessageItBeganWith() {
        Found found = day(message("'text': 'root', 'thread_ts': '1714557600.000100', 'reply_count': 1")
                + ", {'type': 'message', 'user': 'U2', 'text': 'reply', 'ts': '1714560000.000200', 'thread_ts':"
                + " '1714557600.000100'}, {'type': 'message', 'subtype': 'thread_broadcast', 'user': 'U2', 'text': 'to"
                + " all', 'ts': '1714560001.000200', 'thread_ts': '1714557600.000100'}, {'type': 'message', 'user':"
                + " 'U2', 'text': 'alone', 'ts': '1714560002.000200'}");

        assertThat(found.rooms)
                .extracting(ExportRoom::id)
                .containsExactly("C1/1714557600.000100", "C1/1714557600.000100", "C1/1714557600.000100", "C1");
        assertThat(found.rooms).extracting(ExportRoom::lasting).containsExactly(false, false, false, true);
        assertThat(found.written())
                .extracting(ChatEntry.Written::replyTo)
                .containsExactly(null, "1714557600.000100", "1714557600.000100", null);
    }

    @Test
    void botsJoinsFilesBlocksAndTombstonesAreTold() {
        Found found = Exports.read(ChatImportKind.SLACK, export("general/2024-05-01.json", EVERY_KIND));

        assertThat(found.said())
                .containsExactly(
                        "Sam Lee: @Sam Lee has joined the channel",
                        "CI: Build\npassed > 1\nTime: 3s",
                        "Dana Fox: waves",
                        "Dana Fox: [plan.pdf]\n[b.png]",
                        "Dana Fox: Ask @Sam Lee",
                        "Lee Far: from elsewhere",
                        "Dana Fox: see https://x.example",
                        "Sam Lee: nice");
        assertThat(found.entries.get(4).entry()).isEqualTo(new ChatEntry.Deleted("1714557600.5", null));
        assertThat(found.person("B9").name()).isEqualTo("CI");
    }

    @Test
    void privateChannelsAndDirectMessagesAreRooms() {
        byte[] zip = Exports.zip(
                "acme export/users.json",
                USERS,
                "acme export/groups.json",
                "[{'id': 'G1', 'name': 'deal-acme'}]",
                "acme export/dms.json",
                "[{'id': 'D1', 'members': ['U1', 'U2']}]",
                "acme export/mpims.json",
                "[{'id': 'M1', 'name': 'mpdm-dana--sam--1', 'members': ['U1', 'U2']}]",
                "acme export/deal-acme/2024-05-01.json",
                "[" + message("'text': 'a'") + "]",
                "acme export/D1/2024-05-01.json",
                "[" + message("'text': 'b', 'files': [{'id': 'F1', 'name': 'p.txt'}]") + "]",
                "acme export/__uploads/F1/p.txt",
                "plan",
                "acme export/mpdm-dana--sam--1/2024-05-01.json",
                "[" + message("'text': 'c'") + "]",
                "acme export/unknown/2024-05-01.json",
                "[" + message("'text': 'd'") + "]",
                "acme export/integration_logs.json",
                "[{'user_id': 'U1'}]");
        Found found = Exports.read(ChatImportKind.SLACK, zip);

        assertThat(found.rooms)
                .extracting(room -> room.channel() + " " + room.subject())
                .containsExactlyInAnyOrder(
                        "G1 #deal-acme", "D1 Dana Fox, Sam Lee", "M1 Dana Fox, Sam Lee", "unknown unknown");
        assertThat(found.entries)
                .flatExtracting(ExportEntry::files)
                .containsExactly(new ExportEntry.FileRef("acme export/__uploads/F1/p.txt", "p.txt", null));
        assertThat(found.people).containsKeys("U1", "U2");
    }

    @Test
    void aDamagedDayCostsItselfOnly() {
        Found found = Exports.read(
                ChatImportKind.SLACK,
                export(
                        "general/2024-05-01.json",
                        "[" + message("'text': 'a'") + ", {'type': 'mess",
                        "general/2024-05-02.json",
                        "{}",
                        "general/2024-05-03.json",
                        "[" + message("'text': 'b'") + ", {'type': 'message', 'text': 'no time'}, 7, null]",
                        "general/2024-05-04.json",
                        ""));

        assertThat(found.texts()).containsExactly("a", "b");
        assertThat(found.warnings)
                .anySatisfy(one -> assertThat(one).contains("2024-05-01.json", "no whole JSON"))
                .anySatisfy(one -> assertThat(one).contains("2024-05-02.json", "no list"))
                .anySatisfy(one -> assertThat(one).contains("2024-05-03.json", "without a time"));
    }
}
