package dev.rapport.capture.chat.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.capture.chat.ChatEntry;
import dev.rapport.capture.chat.export.Exports.Found;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.Unprocessable;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Of Telegram and Discord. */
class JsonExportsTest {

    static final String TELEGRAM = """
        {'name': 'Dana Fox', 'type': 'personal_chat', 'id': 11, 'messages': [
         {'id': 1, 'type': 'service', 'date': '2024-05-01T12:00:00', 'date_unixtime': '1714557600', 'actor': 'Dana Fox',
          'actor_id': 'user11', 'action': 'phone_call', 'text': ''},
         {'id': 2, 'type': 'message', 'date': '2024-05-01T12:00:00', 'date_unixtime': '1714557600', 'from': 'Dana Fox',
          'from_id': 'user11', 'text': 'Hello'},
         {'id': 3, 'type': 'message', 'date': '2024-05-01T12:01:00', 'date_unixtime': '1714557660',
          'edited': '2024-05-01T12:02:00', 'edited_unixtime': '1714557720', 'from': 'Sam', 'from_id': 'user12',
          'reply_to_message_id': 2, 'text': ['See ', {'type': 'link', 'text': 'https://a.example'}, ' and ',
           {'type': 'text_link', 'text': 'this', 'href': 'https://b.example'}, {'type': 'bold', 'text': '!'}]},
         {'id': 4, 'type': 'message', 'date': '2024-05-01T12:02:00', 'from': null, 'from_id': 'user13',
          'file': 'files/plan.pdf', 'file_name': 'The plan.pdf', 'mime_type': 'application/pdf', 'text': ''},
         {'id': 5, 'type': 'message', 'date': '2024-05-01T12:02:00', 'date_unixtime': '1714557720', 'from': 'Sam',
          'from_id': 'user12', 'photo': '(File not included. Change data exporting settings to download.)', 'text': 'look'},
         {'id': 6, 'type': 'message', 'date': '2024-05-01T12:02:00', 'date_unixtime': '1714557720', 'from': 'Sam',
          'from_id': 'user12', 'media_type': 'sticker', 'sticker_emoji': '👍', 'file': '(File not included)', 'text': ''}
        ]}
        """;

    static final String DISCORD = """
        {'guild': {'id': '1', 'name': 'Acme'}, 'channel': {'id': '77', 'type': 'GuildTextChat', 'name': 'support'},
         'dateRange': {'after': null}, 'exportedAt': '2024-06-01T00:00:00+00:00', 'messages': [
         {'id': '100', 'type': 'Default', 'timestamp': '2024-05-01T12:00:00.123+02:00', 'timestampEdited':
          '2024-05-01T12:05:00+02:00', 'content': 'Hi', 'author': {'id': '5', 'name': 'dana', 'nickname': 'Dana Fox', 'isBot': false},
          'attachments': [{'id': '9', 'url': 'https://cdn.example/x.png', 'fileName': 'x.png'}], 'embeds': [], 'stickers': []},
         {'id': '101', 'type': 'Reply', 'timestamp': '2024-05-01T10:01:00+00:00', 'content': 'Yes', 'author': {'id': '6', 'name': 'sam'},
          'reference': {'messageId': '100', 'channelId': '77'}},
         {'id': '102', 'type': 'GuildMemberJoin', 'timestamp': '2024-05-01T10:01:00+00:00', 'content': 'Joined.', 'author': {'id': '6'}}],
         'messageCount': 3}
        """;

    @Test
    void aChatOfTelegramIsRead() {
        byte[] zip = Exports.zip("ChatExport_2024/result.json", TELEGRAM, "ChatExport_2024/files/plan.pdf", "pdf");
        Found found = Exports.read(ChatImportKind.TELEGRAM, zip, "export.zip", "Europe/Berlin", "DE");

        assertThat(found.ids()).containsExactly("2", "3", "4", "5", "6");
        assertThat(found.said())
                .containsExactly(
                        "Dana Fox: Hello",
                        "Sam: See https://a.example and this (https://b.example)!",
                        "13: ",
                        "Sam: look\n[photo]",
                        "Sam: [👍]");
        ChatEntry.Written second = found.written().get(1);
        assertThat(second.replyTo()).isEqualTo("2");
        assertThat(second.editedAt()).isEqualTo(Instant.parse("2024-05-01T10:02:00Z"));
        assertThat(found.times()).contains("2024-05-01T10:02:00Z").startsWith("2024-05-01T10:00:00Z");
        assertThat(found.entries.get(2).files())
                .containsExactly(
                        new ExportEntry.FileRef("ChatExport_2024/files/plan.pdf", "The plan.pdf", "application/pdf"));
        assertThat(found.rooms.getFirst()).isEqualTo(ExportRoom.direct("11", "Dana Fox"));
        assertThat(found.people).containsKeys("11", "12");
    }

    @Test
    void anAccountOfTelegramSaysWhoIsOursAndWhoHasWhichNumber() {
        Found found = Exports.read(ChatImportKind.TELEGRAM, """
            {'about': 'Here is the data', 'personal_information': {'user_id': 12, 'first_name': 'Sam', 'last_name': 'Lee', 'phone_number': '+1 202 555 0100'},
             'contacts': {'about': 'x', 'list': [{'user_id': 11, 'first_name': 'Dana', 'last_name': 'Fox', 'phone_number': '0012025550147'}]},
             'chats': {'about': 'x', 'list': [%s, {'name': null, 'type': 'saved_messages', 'id': 12, 'messages': []}]},
             'left_chats': {'list': [{'name': 'Old', 'type': 'private_group', 'id': 9, 'messages': [
               {'id': 2, 'type': 'message', 'date': '2020-05-01T12:00:00', 'from': 'Lee', 'from_id': 77, 'text': 'bye', 'edited': '1970-01-01T00:00:00'}]}]}}
            """.formatted(TELEGRAM));

        assertThat(found.entries).hasSize(6);
        assertThat(found.person("12").side()).isEqualTo(Side.OURS);
        assertThat(found.person("11").phone()).isEqualTo("+12025550147");
        assertThat(found.person("11").name()).isEqualTo("Dana Fox");
        assertThat(found.written().getLast().from()).isEqualTo("77");
        assertThat(found.written().getLast().editedAt()).isNull();
        assertThat(found.rooms).extracting(ExportRoom::id).contains("9");
    }

    @Test
    void aChannelOfDiscordIsRead() {
        Found found = Exports.read(ChatImportKind.DISCORD, DISCORD);

        assertThat(found.said()).containsExactly("Dana Fox: Hi\n[x.png]", "sam: Yes");
        assertThat(found.written().getFirst().sentAt()).isEqualTo(Instant.parse("2024-05-01T10:00:00.123Z"));
        assertThat(found.written().getFirst().editedAt()).isEqualTo(Instant.parse("2024-05-01T10:05:00Z"));
        assertThat(found.written().get(1).replyTo()).isEqualTo("100");
        assertThat(found.rooms.getFirst()).isEqualTo(ExportRoom.channel("77", "Acme #support"));
        Found zip = Exports.read(
                ChatImportKind.DISCORD, Exports.zip("a.json", DISCORD, "b.json", "{'guild':", "c.txt", "x"));
        assertThat(zip.entries).hasSize(2);
        assertThat(zip.warnings).singleElement().asString().contains("b.json");
    }

    @Test
    void whatBreaksOffIsTakenAsFarAsItGoesAndSaysWhere() throws Exception {
        byte[] cut = Exports.bytes(TELEGRAM.replace('\'', '"').substring(0, TELEGRAM.indexOf("'id': 5")));
        Found found = Exports.asFarAsCanBe(ChatImportKind.TELEGRAM, cut);

        assertThat(found.ids()).containsExactly("2", "3", "4");
        assertThat(found.warnings).singleElement().asString().contains("no whole JSON", "line");
        assertThatThrownBy(() -> Exports.read(ChatImportKind.TELEGRAM, new byte[] {'{', (byte) 0xE4, 0, 1}))
                .isInstanceOf(Unprocessable.class);
        String huge = "{'id': 1, 'messages': [{'id': 1, 'text': '" + "x".repeat(JsonStream.MAX_VALUE + 20_000) + "'}]}";
        assertThatThrownBy(() -> Exports.read(ChatImportKind.TELEGRAM, huge)).isInstanceOf(Unprocessable.class);
        String deep = "{'id': 1, 'messages': " + "[".repeat(100_000);
        assertThatThrownBy(() -> Exports.read(ChatImportKind.TELEGRAM, deep)).isInstanceOf(Unprocessable.class);
    }

    @Test
    void kindsAreToldByTheirContent() {
        assertThat(kind(TELEGRAM)).contains(ChatImportKind.TELEGRAM);
        assertThat(kind(DISCORD)).contains(ChatImportKind.DISCORD);
        assertThat(kind(WorkExportsTest.MATTERMOST)).contains(ChatImportKind.MATTERMOST);
        assertThat(kind(WorkExportsTest.GRAPH)).contains(ChatImportKind.TEAMS);
        assertThat(kind(WorkExportsTest.PERSONAL)).contains(ChatImportKind.TEAMS);
        assertThat(kind("[31.12.23, 23:59:58] Dana: x\n")).contains(ChatImportKind.WHATSAPP);
        assertThat(kind("\u200e[31.12.23, 23:59:58] Dana: x\n")).contains(ChatImportKind.WHATSAPP);
        assertThat(kind("name,email\nDana,dana@acme.example\n")).isEmpty();
        assertThat(kind("{'vcon': '0.0.1', 'uuid': 'x', 'parties': [], 'dialog': []}"))
                .isEmpty();
        assertThat(kind("{'platform': 'web', 'externalId': '1', 'messages': [{'id': '1', 'from': 'a',"
                        + " 'sentAt': 'x'}]}"))
                .isEmpty();
        assertThat(kind("")).isEmpty();
    }

    private static Optional<ChatImportKind> kind(String text) {
        return Heads.kind(Exports.bytes(text.replace('\'', '"')));
    }

    @Test
    void kindsAreReadAsPeopleWriteThem() {
        for (String text : new String[] {"slack", "Slack zip", "SLACK-EXPORT", "slack.zip"}) {
            assertThat(ChatImportKind.of(text)).as(text).contains(ChatImportKind.SLACK);
        }
        assertThat(ChatImportKind.of("WhatsApp .txt")).contains(ChatImportKind.WHATSAPP);
        assertThat(ChatImportKind.of("WhatsApp .txt/.zip")).contains(ChatImportKind.WHATSAPP);
        assertThat(ChatImportKind.of("Telegram .json")).contains(ChatImportKind.TELEGRAM);
        assertThat(ChatImportKind.of("Microsoft Teams")).contains(ChatImportKind.TEAMS);
        assertThat(ChatImportKind.of("mattermost jsonl")).contains(ChatImportKind.MATTERMOST);
        assertThat(ChatImportKind.of("zip")).isEmpty();
        assertThat(ChatImportKind.of("signal")).isEmpty();
    }
}
