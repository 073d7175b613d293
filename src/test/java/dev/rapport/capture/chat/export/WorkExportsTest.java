package dev.rapport.capture.chat.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.capture.chat.ChatEntry;
import dev.rapport.capture.chat.export.Exports.Found;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.Unprocessable;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Of Teams and Mattermost. */
class WorkExportsTest {

    static final String GRAPH = """
        {'@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#chats(1)/messages', '@odata.count': 4, 'value': [
         {'id': '1714557600000', 'replyToId': null, 'messageType': 'message', 'createdDateTime': '2024-05-01T10:00:00.000Z',
          'lastModifiedDateTime': '2024-05-01T10:09:00Z', 'lastEditedDateTime': '2024-05-01T10:05:00Z', 'deletedDateTime': null, 'subject': null,
          'chatId': '19:abc@thread.v2', 'from': {'application': null, 'user': {'id': 'u-1', 'displayName': 'Dana Fox', 'userIdentityType': 'aadUser'}},
          'body': {'contentType': 'html', 'content': '<p>Hi <at id=\\"0\\">Sam Lee</at>, &amp; see <a href=\\"https://a.example/offer\\">the offer</a> <emoji id=\\"smile\\" alt=\\"🙂\\" title=\\"Smile\\"></emoji></p><p>Second</p><attachment id=\\"x1\\"></attachment>'},
          'attachments': [{'id': 'x1', 'contentType': 'reference', 'contentUrl': 'https://a.example/plan.docx', 'name': 'plan.docx'}], 'mentions': [], 'channelIdentity': null},
         {'id': '1714557700000', 'messageType': 'message', 'createdDateTime': '2024-05-01T10:01:40Z', 'chatId': '19:abc@thread.v2',
          'from': {'user': {'id': 'u-2', 'displayName': 'Sam Lee'}}, 'body': {'contentType': 'text', 'content': 'a < b & c'},
          'attachments': [{'id': '1714557600000', 'contentType': 'messageReference', 'content': '{}'}]},
         {'id': '1714557800000', 'messageType': 'systemEventMessage', 'createdDateTime': '2024-05-01T10:03:20Z', 'chatId': '19:abc@thread.v2',
          'from': null, 'body': {'contentType': 'html', 'content': '<systemEventMessage/>'}, 'eventDetail': {'@odata.type': '#x'}},
         {'id': '1714557900000', 'messageType': 'message', 'createdDateTime': '2024-05-01T10:05:00Z', 'deletedDateTime': '2024-05-01T11:00:00Z',
          'chatId': '19:abc@thread.v2', 'from': {'user': {'id': 'u-2'}}, 'body': {'contentType': 'html', 'content': ''}}]}
        """;

    static final String PERSONAL = """
        {'userId': '8:live:sam', 'exportDate': '2024-06-01T00:00:00', 'conversations': [
         {'id': '19:room@thread.skype', 'displayName': null, 'version': 1, 'properties': {}, 'threadProperties': {'membercount': 2, 'topic': 'Pilot'},
          'MessageList': [
           {'id': '1714557700000', 'displayName': null, 'originalarrivaltime': '2024-05-01T10:01:40.12Z', 'messagetype': 'RichText/Html', 'version': 1,
            'content': '<blockquote itemscope=\\"\\" itemtype=\\"http://schema.skype.com/Reply\\" itemid=\\"1714557600000\\"><strong>Dana</strong><p>Hello</p></blockquote><p>Yes</p>',
            'conversationid': '19:room@thread.skype', 'from': '8:live:sam', 'properties': {'edittime': '1714557760000'}},
           {'id': '1714557600000', 'displayName': 'Dana Fox', 'originalarrivaltime': '2024-05-01T10:00:00Z', 'messagetype': 'Text',
            'content': 'Hello', 'from': '4:+12025550147', 'properties': null},
           {'id': '1714557500000', 'originalarrivaltime': '2024-05-01T09:58:20Z', 'messagetype': 'ThreadActivity/AddMember', 'content': '<addmember/>', 'from': '19:room'},
           {'id': '1714557400000', 'originalarrivaltime': '2024-05-01T09:56:40Z', 'messagetype': 'RichText', 'content': '', 'from': '8:live:sam', 'properties': {'deletetime': 1714557405000}}]}]}
        """;

    static final String MATTERMOST = """
        {'type': 'version', 'version': 1, 'info': {'generator': 'mattermost-server'}}
        {'type': 'team', 'team': {'name': 'acme', 'display_name': 'Acme'}}
        {'type': 'channel', 'channel': {'team': 'acme', 'name': 'deals', 'display_name': 'Deals', 'type': 'O'}}
        {'type': 'user', 'user': {'username': 'dana', 'email': 'dana@acme.example', 'first_name': 'Dana', 'last_name': 'Fox'}}
        {'type': 'user', 'user': {'username': 'sam', 'email': 'sam@ours.example', 'nickname': 'Sammy'}}
        {'type': 'post', 'post': {'team': 'acme', 'channel': 'deals', 'user': 'dana', 'message': 'root', 'create_at': 1714557600000, 'edit_at': 1714557650000,
          'replies': [{'user': 'sam', 'message': 'reply', 'create_at': 1714557700000, 'attachments': [{'path': '20240501/x/plan.pdf'}]}]}}
        {'type': 'post', 'post': {'team': 'acme', 'channel': 'deals', 'user': 'dana', 'message': 'alone', 'create_at': 1714557800000, 'edit_at': 0, 'replies': null}}
        {'type': 'post', 'post': {'team': 'acme', 'channel': 'deals', 'type': 'system_join_channel', 'user': 'sam', 'message': 'joined', 'create_at': 1714557800001}}
        {'type': 'post', 'post': {'team': 'acme', 'channel': 'deals', 'user': 'sam', 'message': 'oops', 'create_at': 1714557800002, 'delete_at': 1714557900000}}
        {'type': 'direct_channel', 'direct_channel': {'members': ['sam', 'dana'], 'header': ''}}
        {'type': 'direct_post', 'direct_post': {'channel_members': ['sam', 'dana'], 'user': 'sam', 'message': 'hi', 'create_at': 1714557800003}}
        not json
        """.replace("\n  ", "");

    @ParameterizedTest
    @EnumSource(
            value = ChatImportKind.class,
            names = {"TEAMS", "TELEGRAM", "DISCORD"})
    void anEncodingThatNobodyWritesIsRefusedWithItsReason(ChatImportKind kind) {
        byte[] ucs4 = {0, 0, (byte) 0xFF, (byte) 0xFE, 0, 0, '{', 0, 0, 0, '}', 0};

        assertThatThrownBy(() -> Exports.read(kind, ucs4))
                .isInstanceOf(Unprocessable.class)
                .hasMessageContaining("no whole JSON")
                .hasMessageContaining("UCS-4");
    }

    @Test
    void messagesOfAChatOfTeamsAreRead() {
        Found found = Exports.read(ChatImportKind.TEAMS, GRAPH);

        assertThat(found.said())
                .containsExactly(
                        "Dana Fox: Hi @Sam Lee, & see the offer <https://a.example/offer> 🙂\n\nSecond\n[plan.docx]",
                        "Sam Lee: a < b & c");
        assertThat(found.written().getFirst().editedAt()).isEqualTo(Instant.parse("2024-05-01T10:05:00Z"));
        assertThat(found.written().get(1).replyTo()).isEqualTo("1714557600000");
        assertThat(found.entries.getLast().entry())
                .isEqualTo(new ChatEntry.Deleted("1714557900000", Instant.parse("2024-05-01T11:00:00Z")));
        assertThat(found.rooms).extracting(ExportRoom::id).containsOnly("19:abc@thread.v2");
    }

    @Test
    void aPostInAChannelOfTeamsIsAThreadWithItsReplies() {
        Found found = Exports.read(ChatImportKind.TEAMS, """
            [{'id': '1', 'messageType': 'message', 'createdDateTime': '2024-05-01T10:00:00Z', 'subject': 'Pricing', 'from': {'user': {'id': 'u', 'displayName': 'Dana'}},
              'body': {'contentType': 'html', 'content': '<div>Too <b>high</b></div>'}, 'channelIdentity': {'teamId': 't', 'channelId': '19:c@thread.tacv2'},
              'replies': [{'id': '2', 'messageType': 'message', 'createdDateTime': '2024-05-01T10:01:00Z', 'from': {'application': {'id': 'bot', 'displayName': 'Bot'}},
                'body': {'contentType': 'text', 'content': 'Why?'}}]},
             {'id': '3', 'replyToId': '1', 'messageType': 'message', 'createdDateTime': '2024-05-01T10:02:00Z', 'from': {'user': {'id': 'u', 'displayName': 'Dana'}},
              'body': {'contentType': 'text', 'content': 'Budget'}, 'channelIdentity': {'teamId': 't', 'channelId': '19:c@thread.tacv2'}}]
            """);

        assertThat(found.said()).containsExactly("Dana: Pricing\nToo high", "Bot: Why?", "Dana: Budget");
        assertThat(found.rooms).extracting(ExportRoom::id).containsOnly("19:c@thread.tacv2/1");
        assertThat(found.written()).extracting(ChatEntry.Written::replyTo).containsExactly(null, "1", "1");
    }

    @Test
    void aPersonsOwnDataIsRead() {
        Found found = Exports.read(ChatImportKind.TEAMS, PERSONAL);

        assertThat(found.said()).containsExactly("8:live:sam: Yes", "Dana Fox: Hello");
        assertThat(found.written().getFirst().replyTo()).isEqualTo("1714557600000");
        assertThat(found.written().getFirst().editedAt()).isEqualTo(Instant.parse("2024-05-01T10:02:40Z"));
        assertThat(found.person("8:live:sam").side()).isEqualTo(Side.OURS);
        assertThat(found.person("4:+12025550147").phone()).isEqualTo("+12025550147");
        assertThat(found.entries.getLast().entry()).isInstanceOf(ChatEntry.Deleted.class);
        assertThat(found.rooms.getFirst().subject()).isEqualTo("Pilot");
    }

    @Test
    void aBulkExportOfMattermostIsRead() {
        Found found = Exports.read(
                ChatImportKind.MATTERMOST, Exports.zip("import.jsonl", MATTERMOST, "data/20240501/x/plan.pdf", "pdf"));

        assertThat(found.said()).containsExactly("Dana Fox: root", "Sammy: reply", "Dana Fox: alone", "Sammy: hi");
        assertThat(found.rooms)
                .extracting(ExportRoom::id)
                .containsExactly(
                        "acme:deals/1714557600000-dana",
                        "acme:deals/1714557600000-dana",
                        "acme:deals",
                        "acme:deals",
                        "direct:dana,sam");
        assertThat(found.rooms.getLast().subject()).isEqualTo("Dana Fox, Sammy");
        assertThat(found.rooms.getFirst().subject()).isEqualTo("#Deals");
        assertThat(found.written().get(1).replyTo()).isEqualTo("1714557600000-dana");
        assertThat(found.entries.get(1).files())
                .extracting(ExportEntry.FileRef::path)
                .containsExactly("data/20240501/x/plan.pdf");
        assertThat(found.entries.get(3).entry()).isInstanceOf(ChatEntry.Deleted.class);
        assertThat(found.person("dana").email()).isEqualTo("dana@acme.example");
        assertThat(found.warnings).singleElement().asString().contains("Line 12");
    }
}
