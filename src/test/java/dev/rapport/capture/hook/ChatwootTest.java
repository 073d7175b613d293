package dev.rapport.capture.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.rapport.capture.chat.ChatBatch;
import dev.rapport.capture.chat.ChatEntry;
import dev.rapport.conversation.Side;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatwootTest {

    private static final String CONTACT =
            "{\"id\":5,\"name\":\"Dana Whitfield\",\"email\":\"dana@acme.example\",\"phone_number\":\"+15125550123\",\"type\":\"contact\"}";

    private final Chatwoot chatwoot = new Chatwoot();

    private static HookCall signed(String body) {
        byte[] mac = Signatures.hmac(
                "HmacSHA256", Signatures.utf8(Calls.SECRET), Signatures.utf8(Calls.NOW_SECONDS + "." + body));
        return Calls.post(
                "chatwoot",
                body,
                "X-Chatwoot-Timestamp",
                Calls.NOW_SECONDS,
                "X-Chatwoot-Signature",
                "sha256=" + HexFormat.of().formatHex(mac));
    }

    private static HookCall message(String event, String type, String sender, String more) {
        return signed("{\"event\":\"" + event
                + "\",\"id\":501,\"content\":\"I need help\",\"created_at\":\"2026-03-03 10:00:00 UTC\","
                + "\"message_type\":" + type + ",\"content_type\":\"text\",\"source_id\":null,\"sender\":" + sender
                + ",\"inbox\":{\"id\":1,\"name\":\"Site\"},\"account\":{\"id\":1},\"conversation\":{\"id\":101,\"channel\":\"Channel::WebWidget\","
                + "\"meta\":{\"sender\":" + CONTACT + "}}" + more + "}");
    }

    @Test
    void theSecretProvesItForMinutes() {
        HookCall call = message("message_created", "\"incoming\"", CONTACT, "");

        assertThatCode(() -> chatwoot.verify(call, Calls.source(), Calls.NOW)).doesNotThrowAnyException();
        Calls.assertNotAuthentic(chatwoot, Calls.flipped(call), Calls.source(), Calls.NOW);
        Calls.assertNotAuthentic(chatwoot, call, Calls.source("other", null), Calls.NOW);
        Calls.assertNotAuthentic(chatwoot, call, Calls.source(), Calls.NOW.plusSeconds(301));
        Calls.assertNotAuthentic(chatwoot, Calls.with(call, "X-Chatwoot-Timestamp", "1"), Calls.source(), Calls.NOW);
        Calls.assertNotAuthentic(chatwoot, Calls.post("chatwoot", "{}"), Calls.source(), Calls.NOW);
    }

    @Test
    void aContactIsTheirsWithMailAndNumber() {
        ChatBatch batch = Calls.one(
                chatwoot,
                message(
                        "message_created",
                        "0",
                        "{\"id\":5,\"name\":\"Dana\",\"type\":\"contact\"}",
                        ",\"attachments\":"
                                + "[{\"file_type\":\"image\",\"data_url\":\"https://x.example/rails/a%20b.png?d=1\"}]"));

        assertThat(batch.room()).isEqualTo("101");
        assertThat(batch.lasting()).isFalse();
        assertThat(Calls.written(batch))
                .isEqualTo(new ChatEntry.Written(
                        "501", "contact:5", Calls.NOW, "I need help\n[image: a%20b.png]", null, null));
        assertThat(Calls.person(batch, "contact:5")).satisfies(dana -> {
            assertThat(dana.name()).isEqualTo("Dana Whitfield");
            assertThat(dana.email()).isEqualTo("dana@acme.example");
            assertThat(dana.phone()).isEqualTo("+15125550123");
            assertThat(dana.side()).isEqualTo(Side.THEIRS);
        });
    }

    @Test
    void anAgentIsOursAndTheContactTakesPartToo() {
        ChatBatch batch = Calls.one(
                chatwoot,
                message(
                        "message_created",
                        "\"outgoing\"",
                        "{\"id\":5,\"name\":\"Sam\",\"email\":\"sam@us.example\",\"type\":\"user\"}",
                        ",\"content_attributes\":{\"in_reply_to\":500}"));

        assertThat(Calls.written(batch).from()).isEqualTo("user:5");
        assertThat(Calls.written(batch).replyTo()).isEqualTo("500");
        assertThat(Calls.person(batch, "user:5").side()).isEqualTo(Side.OURS);
        assertThat(Calls.person(batch, "contact:5").side()).isEqualTo(Side.THEIRS);
    }

    @Test
    void aMessageThatWasTakenBackIsTold() {
        ChatBatch batch = Calls.one(
                chatwoot,
                message(
                        "message_updated",
                        "\"incoming\"",
                        CONTACT,
                        ",\"updated_at\":\"2026-03-03T10:01:00.5Z\",\"content_attributes\":{\"deleted\":true}"));

        assertThat(Calls.deleted(batch))
                .isEqualTo(new ChatEntry.Deleted("501", Instant.parse("2026-03-03T10:01:00.5Z")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"activity\"", "2"})
    void noticesAreLeftOut(String type) {
        assertThat(Calls.read(chatwoot, message("message_created", type, "null", "")))
                .isEmpty();
    }

    @Test
    void notesAndOtherEventsAreLeftOut() {
        assertThat(Calls.read(chatwoot, message("message_created", "\"outgoing\"", CONTACT, ",\"private\":true")))
                .isEmpty();
        assertThat(Calls.read(chatwoot, message("conversation_created", "\"incoming\"", CONTACT, "")))
                .isEmpty();
    }
}
