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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackTest {

    private final Slack slack = new Slack();

    static HookCall signed(String body, String time, String secret) {
        byte[] mac = Signatures.hmac("HmacSHA256", Signatures.utf8(secret), Signatures.utf8("v0:" + time + ":" + body));
        return Calls.post(
                "slack",
                body,
                "Content-Type",
                "application/json",
                "X-Slack-Request-Timestamp",
                time,
                "X-Slack-Signature",
                "v0=" + HexFormat.of().formatHex(mac));
    }

    static String event(String event) {
        return "{\"token\":\"x\",\"team_id\":\"T1\",\"context_team_id\":\"T1\",\"api_app_id\":\"A1\",\"event\":" + event
                + ",\"type\":\"event_callback\",\"event_id\":\"Ev08\",\"event_time\":1772532000,"
                + "\"is_ext_shared_channel\":true,\"authorizations\":[{\"team_id\":\"T1\",\"user_id\":\"U9\"}]}";
    }

    private ChatBatch one(String event) {
        return Calls.one(slack, Calls.post("slack", event(event)));
    }

    @Test
    void aSignedCallIsSlacksAndAnyOtherIsNot() {
        HookCall call = signed("{\"type\":\"event_callback\"}", Calls.NOW_SECONDS, Calls.SECRET);

        assertThatCode(() -> slack.verify(call, Calls.source(), Calls.NOW)).doesNotThrowAnyException();
        Calls.assertNotAuthentic(slack, Calls.flipped(call), Calls.source(), Calls.NOW);
        Calls.assertNotAuthentic(slack, call, Calls.source("other", null), Calls.NOW);
        Calls.assertNotAuthentic(slack, Calls.with(call, "X-Slack-Request-Timestamp", "1"), Calls.source(), Calls.NOW);
        Calls.assertNotAuthentic(slack, call, Calls.source(), Calls.NOW.plusSeconds(301));
        Calls.assertNotAuthentic(slack, Calls.post("slack", "{}"), Calls.source(), Calls.NOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v0=", "v0=zz", "v1=00", "v0=0"})
    void whatIsNoSignatureIsAWrongOne(String signature) {
        HookCall call = Calls.with(signed("{}", Calls.NOW_SECONDS, Calls.SECRET), "X-Slack-Signature", signature);

        Calls.assertNotAuthentic(slack, call, Calls.source(), Calls.NOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "now", "99999999999999999999", "9223372036854775807", "-1"})
    void aTimeThatIsNoneIsNotFresh(String time) {
        Calls.assertNotAuthentic(slack, signed("{}", time, Calls.SECRET), Calls.source(), Calls.NOW);
    }

    @Test
    void theChallengeIsAnswered() {
        HookCall call =
                Calls.post("slack", "{\"token\":\"x\",\"challenge\":\"3eZbrw1a\",\"type\":\"url_verification\"}");

        assertThat(slack.read(call, Calls.source(), Calls.NOW)).satisfies(reading -> {
            assertThat(reading.batches()).isEmpty();
            assertThat(reading.answer().text()).isEqualTo("3eZbrw1a");
        });
    }

    @Test
    void aMessageIsOneOfItsChannel() {
        ChatBatch batch = one(
                "{\"type\":\"message\",\"channel\":\"C1\",\"channel_type\":\"channel\",\"user\":\"U1\",\"user_team\":\"T2\","
                        + "\"text\":\"Hi <@U2|dana>, see <https://x.example/a|our page> &amp; <#C2|sales> <!here>\","
                        + "\"ts\":\"1772532000.000200\",\"event_ts\":\"1772532000.000200\"}");

        assertThat(batch.source()).isEqualTo("my-shop");
        assertThat(batch.platform()).isEqualTo("slack");
        assertThat(batch.room()).isEqualTo("C1");
        assertThat(batch.lasting()).isTrue();
        assertThat(Calls.written(batch))
                .isEqualTo(new ChatEntry.Written(
                        "1772532000.000200",
                        "U1",
                        Instant.parse("2026-03-03T10:00:00.000200Z"),
                        "Hi @dana, see our page (https://x.example/a) & #sales @here",
                        null,
                        null));
        assertThat(Calls.person(batch, "U1").side()).isEqualTo(Side.THEIRS);
    }

    @Test
    void aRetryIsTheSameDelivery() {
        HookCall call = Calls.post(
                "slack",
                event("{\"type\":\"message\",\"channel\":\"C1\",\"user\":\"U1\",\"text\":\"a\",\"ts\":\"1.1\"}"));
        HookCall again = Calls.with(Calls.with(call, "X-Slack-Retry-Num", "1"), "X-Slack-Retry-Reason", "http_timeout");

        assertThat(slack.read(again, Calls.source(), Calls.NOW).delivery())
                .isEqualTo(slack.read(call, Calls.source(), Calls.NOW).delivery())
                .contains("Ev08");
    }

    @Test
    void aThreadIsARoomOfItsOwnWithoutTheMessageThatItBeganWith() {
        ChatBatch reply = one(
                "{\"type\":\"message\",\"channel\":\"C1\",\"user\":\"U1\",\"text\":\"a\",\"ts\":\"2.1\",\"thread_ts\":\"1.1\"}");
        ChatBatch root = one(
                "{\"type\":\"message\",\"channel\":\"C1\",\"user\":\"U1\",\"text\":\"a\",\"ts\":\"1.1\",\"thread_ts\":\"1.1\"}");

        assertThat(reply.room()).isEqualTo("C1/1.1");
        assertThat(reply.lasting()).isFalse();
        assertThat(Calls.written(reply).replyTo()).isEqualTo("1.1");
        assertThat(root.room()).isEqualTo("C1");
    }

    @Test
    void anEditSaysWhenItWasAndAPreviewIsNone() {
        String changed =
                "{\"type\":\"message\",\"subtype\":\"message_changed\",\"channel\":\"C1\",\"ts\":\"9.1\",\"hidden\":true,"
                        + "\"message\":{\"type\":\"message\",\"user\":\"U1\",\"text\":\"%s\",\"ts\":\"1772532000.000200\"%s},"
                        + "\"previous_message\":{\"text\":\"one\"},\"event_ts\":\"9.1\"}";

        ChatEntry.Written edit = Calls.written(
                one(changed.formatted("two", ",\"edited\":{\"user\":\"U1\",\"ts\":\"1772532060.000000\"}")));
        ChatEntry.Written preview = Calls.written(one(changed.formatted("one", "")));

        assertThat(edit.id()).isEqualTo("1772532000.000200");
        assertThat(edit.text()).isEqualTo("two");
        assertThat(edit.editedAt()).isEqualTo(Instant.parse("2026-03-03T10:01:00Z"));
        assertThat(preview.editedAt()).isNull();
    }

    @Test
    void aMessageThatWasTakenBackIsInItsThread() {
        ChatBatch gone =
                one("{\"type\":\"message\",\"subtype\":\"message_deleted\",\"channel\":\"C1\",\"deleted_ts\":\"2.1\","
                        + "\"previous_message\":{\"ts\":\"2.1\",\"thread_ts\":\"1.1\"},\"event_ts\":\"1772532060.0\"}");
        ChatBatch tombstone = one(
                "{\"type\":\"message\",\"subtype\":\"message_changed\",\"channel\":\"C1\",\"event_ts\":\"5.1\","
                        + "\"message\":{\"subtype\":\"tombstone\",\"ts\":\"1.1\",\"thread_ts\":\"1.1\",\"text\":\"This message was deleted.\"}}");

        assertThat(gone.room()).isEqualTo("C1/1.1");
        assertThat(Calls.deleted(gone)).isEqualTo(new ChatEntry.Deleted("2.1", Instant.parse("2026-03-03T10:01:00Z")));
        assertThat(tombstone.room()).isEqualTo("C1");
        assertThat(Calls.deleted(tombstone).id()).isEqualTo("1.1");
    }

    @Test
    void aBotIsOursAndShowsItsAttachments() {
        ChatBatch batch = one(
                "{\"type\":\"message\",\"subtype\":\"bot_message\",\"channel\":\"C1\",\"bot_id\":\"B1\",\"username\":\"Shop\","
                        + "\"text\":\"\",\"attachments\":[{\"fallback\":\"Order 7\",\"text\":\"Order <https://x.example/7|7>\"}],\"ts\":\"1.1\"}");

        assertThat(Calls.written(batch).text()).isEqualTo("Order 7 (https://x.example/7)");
        assertThat(Calls.person(batch, "B1")).satisfies(bot -> {
            assertThat(bot.name()).isEqualTo("Shop");
            assertThat(bot.side()).isEqualTo(Side.OURS);
        });
    }

    @Test
    void aFileIsNamed() {
        ChatBatch batch = one(
                "{\"type\":\"message\",\"subtype\":\"file_share\",\"channel\":\"D1\",\"user\":\"U1\",\"text\":\"our offer\","
                        + "\"files\":[{\"id\":\"F1\",\"name\":\"offer.pdf\",\"url_private\":\"https://files.slack.com/x\"}],\"ts\":\"1.1\"}");

        assertThat(Calls.written(batch).text()).isEqualTo("our offer\n[offer.pdf]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"reaction_added\",\"user\":\"U1\"}",
                "{\"type\":\"message\",\"subtype\":\"channel_join\",\"channel\":\"C1\",\"user\":\"U1\",\"text\":\"joined\",\"ts\":\"1.1\"}",
                "{\"type\":\"message\",\"subtype\":\"message_replied\",\"channel\":\"C1\",\"message\":{},\"ts\":\"1.1\"}",
            })
    void whatIsNoMessageIsNotKept(String event) {
        assertThat(Calls.read(slack, Calls.post("slack", event(event)))).isEmpty();
    }

    @Test
    void aCommandIsNotKept() {
        assertThat(Calls.read(slack, Calls.form("slack", "command=%2Fx&text=a")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "[]", "null", "{\"type\":"})
    void whatIsNoJsonObjectIsUnreadable(String body) {
        Calls.assertUnreadable(slack, Calls.post("slack", body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"message\"}",
                "{\"type\":\"message\",\"channel\":\"C1\",\"ts\":\"soon\"}",
                "{\"type\":\"message\",\"channel\":{}}"
            })
    void aMessageWithoutItsPlaceOrTimeIsUnreadable(String event) {
        Calls.assertUnreadable(slack, Calls.post("slack", event(event)));
    }
}
