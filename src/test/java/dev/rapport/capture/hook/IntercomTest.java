package dev.rapport.capture.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.rapport.capture.chat.ChatBatch;
import dev.rapport.capture.chat.ChatEntry;
import dev.rapport.conversation.Side;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IntercomTest {

    private static final String USER =
            "{\"type\":\"user\",\"id\":\"u1\",\"name\":\"Dana\",\"email\":\"dana@acme.example\"}";
    private static final String ADMIN =
            "{\"type\":\"admin\",\"id\":\"a1\",\"name\":\"Sam\",\"email\":\"sam@us.example\"}";

    private final Intercom intercom = new Intercom();

    private static HookCall notice(String topic, String parts) {
        return Calls.post(
                "intercom",
                "{\"type\":\"notification_event\",\"app_id\":\"x\",\"id\":\"notif_1\",\"topic\":\"" + topic
                        + "\",\"created_at\":1772532100,"
                        + "\"data\":{\"type\":\"notification_event_data\",\"item\":{\"type\":\"conversation\",\"id\":\"99\",\"created_at\":1772532000,"
                        + "\"source\":{\"type\":\"conversation\",\"id\":\"m1\",\"subject\":\"<p>Prices</p>\",\"body\":\"<p>Hello,<br>what is it?</p>\",\"author\":"
                        + USER
                        + ",\"attachments\":[]},\"conversation_parts\":{\"type\":\"conversation_part.list\",\"conversation_parts\":["
                        + parts + "]}}}}");
    }

    private static String part(String type, String author, String more) {
        return "{\"type\":\"conversation_part\",\"id\":\"p1\",\"part_type\":\"" + type
                + "\",\"body\":\"<p>It is <b>9</b> &euro;</p>\",\"created_at\":1772532060,\"author\":" + author + more
                + "}";
    }

    @Test
    void theClientSecretProvesIt() {
        String body = notice("ping", "").text();
        byte[] mac = Signatures.hmac("HmacSHA1", Signatures.utf8(Calls.SECRET), Signatures.utf8(body));
        HookCall call = Calls.post(
                "intercom", body, "X-Hub-Signature", "sha1=" + HexFormat.of().formatHex(mac));

        assertThatCode(() -> intercom.verify(call, Calls.source(), Calls.NOW)).doesNotThrowAnyException();
        Calls.assertNotAuthentic(intercom, Calls.flipped(call), Calls.source(), Calls.NOW);
        Calls.assertNotAuthentic(intercom, call, Calls.source("other", null), Calls.NOW);
        Calls.assertNotAuthentic(intercom, Calls.post("intercom", body), Calls.source(), Calls.NOW);
    }

    @Test
    void aLookWhetherTheAddressIsThereIsAnswered() {
        HookCall head = new HookCall("intercom", "my-shop", "HEAD", Map.of(), "", new byte[0]);

        assertThatCode(() -> intercom.verify(head, Calls.source(), Calls.NOW)).doesNotThrowAnyException();
        assertThat(intercom.read(head, Calls.source(), Calls.NOW).batches()).isEmpty();
    }

    @Test
    void aConversationBeginsWithItsFirstMessage() {
        ChatBatch batch = Calls.one(intercom, notice("conversation.user.created", ""));

        assertThat(batch.room()).isEqualTo("99");
        assertThat(batch.subject()).isEqualTo("Prices");
        assertThat(batch.lasting()).isFalse();
        assertThat(Calls.written(batch))
                .isEqualTo(new ChatEntry.Written("m1", "contact:u1", Calls.NOW, "Hello,\nwhat is it?", null, null));
        assertThat(Calls.person(batch, "contact:u1")).satisfies(dana -> {
            assertThat(dana.email()).isEqualTo("dana@acme.example");
            assertThat(dana.side()).isEqualTo(Side.THEIRS);
        });
    }

    @Test
    void anAdminsReplyIsOurs() {
        ChatBatch batch = Calls.one(
                intercom,
                notice(
                        "conversation.admin.replied",
                        part("comment", ADMIN, ",\"attachments\":[{\"name\":\"a.pdf\"}]")));

        assertThat(Calls.written(batch))
                .isEqualTo(new ChatEntry.Written(
                        "p1", "admin:a1", Calls.NOW.plusSeconds(60), "It is 9 \u20ac\n[file: a.pdf]", null, null));
        assertThat(Calls.person(batch, "admin:a1").side()).isEqualTo(Side.OURS);
    }

    @Test
    void aRedactedPartIsTakenBack() {
        ChatBatch batch = Calls.one(
                intercom,
                notice(
                        "conversation_part.redacted",
                        part("comment", USER, ",\"redacted\":true,\"updated_at\":1772532090")));

        assertThat(Calls.deleted(batch)).isEqualTo(new ChatEntry.Deleted("p1", Calls.NOW.plusSeconds(90)));
    }

    @Test
    void notesAndOtherTopicsAreLeftOut() {
        assertThat(Calls.read(intercom, notice("conversation.admin.noted", part("note", ADMIN, ""))))
                .isEmpty();
        assertThat(Calls.read(intercom, notice("ping", ""))).isEmpty();
        assertThat(Calls.read(intercom, notice("conversation.admin.closed", "")))
                .isEmpty();
    }
}
