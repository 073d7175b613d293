package dev.rapport.capture.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.capture.chat.ChatBatch;
import dev.rapport.capture.chat.ChatEntry;
import dev.rapport.capture.chat.InvalidChat;
import dev.rapport.conversation.Side;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandardTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String CHAT =
            "{\"platform\":\"Zulip\",\"externalId\":\"r1\",\"source\":\"other\",\"participants\":"
                    + "[{\"id\":\"d\",\"name\":\"Dana\",\"side\":\"THEIRS\"}],\"messages\":[{\"id\":\"1\",\"from\":\"d\","
                    + "\"sentAt\":\"2026-03-03T10:00:00Z\",\"text\":\"Hi\"}]}";

    private final Standard standard = new Standard();

    static HookCall signed(String id, String body) {
        byte[] key = Base64.getDecoder().decode(SECRET.substring(6));
        byte[] mac = Signatures.hmac("HmacSHA256", key, Signatures.utf8(id + "." + Calls.NOW_SECONDS + "." + body));
        return Calls.post(
                "standard",
                body,
                "webhook-id",
                id,
                "webhook-timestamp",
                Calls.NOW_SECONDS,
                "webhook-signature",
                "v1," + Base64.getEncoder().encodeToString(mac));
    }

    @Test
    void oneOfTheSignaturesHasToFit() {
        HookCall call = signed("msg_1", CHAT);
        HookSource source = Calls.source(SECRET, null);

        assertThatCode(() -> standard.verify(call, source, Calls.NOW)).doesNotThrowAnyException();
        assertThatCode(() -> standard.verify(call, Calls.source(SECRET.substring(6), null), Calls.NOW))
                .as("without its prefix")
                .doesNotThrowAnyException();
        Calls.assertNotAuthentic(standard, Calls.flipped(call), source, Calls.NOW);
        Calls.assertNotAuthentic(standard, Calls.with(call, "webhook-id", "msg_2"), source, Calls.NOW);
        Calls.assertNotAuthentic(standard, call, source, Calls.NOW.minusSeconds(301));
        Calls.assertNotAuthentic(
                standard,
                Calls.with(call, "webhook-signature", "v2," + call.header("webhook-signature")),
                source,
                Calls.NOW);
        Calls.assertNotAuthentic(standard, Calls.post("standard", CHAT), source, Calls.NOW);
    }

    @Test
    void aChatIsOfTheSourceThatSignsIt() {
        HookReading reading = standard.read(signed("msg_1", CHAT), Calls.source(), Calls.NOW);
        ChatBatch batch = reading.batches().getFirst();

        assertThat(batch.source()).isEqualTo("my-shop");
        assertThat(batch.platform()).isEqualTo("zulip");
        assertThat(batch.room()).isEqualTo("r1");
        assertThat(batch.lasting()).isFalse();
        assertThat(Calls.person(batch, "d").side()).isEqualTo(Side.THEIRS);
        assertThat(reading.delivery()).isEqualTo("msg_1");
        assertThat(standard.read(signed("m".repeat(9000), CHAT), Calls.source(), Calls.NOW)
                        .delivery())
                .hasSize(64);
    }

    @Test
    void anEventHoldsAChatOrAMessage() {
        String event =
                "{\"type\":\"message.%s\",\"timestamp\":\"2026-03-03T10:01:00Z\",\"data\":{\"externalId\":\"r1\",\"message\":"
                        + "{\"id\":\"1\",\"from\":\"d\",\"sentAt\":\"2026-03-03T10:00:00Z\",\"text\":\"Hi\"}}}";
        ChatBatch whole = Calls.one(standard, signed("1", "{\"type\":\"chat.created\",\"data\":" + CHAT + "}"));
        ChatBatch created = Calls.one(standard, signed("1", event.formatted("created")));
        ChatBatch updated = Calls.one(standard, signed("1", event.formatted("updated")));
        ChatBatch deleted = Calls.one(standard, signed("1", event.formatted("deleted")));

        assertThat(whole.messages()).hasSize(1);
        assertThat(created.platform()).isEqualTo("standard");
        assertThat(Calls.written(created).editedAt()).isNull();
        assertThat(Calls.written(updated).editedAt()).isEqualTo(Calls.NOW.plusSeconds(60));
        assertThat(Calls.deleted(deleted)).isEqualTo(new ChatEntry.Deleted("1", Calls.NOW.plusSeconds(60)));
    }

    @Test
    void eventsOfOtherKindsAreNoneOfOurs() {
        assertThat(Calls.read(standard, signed("1", "{\"type\":\"invoice.paid\",\"data\":{\"id\":\"1\"}}")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "x", "{\"test\": 2432232314}"})
    void whatIsNeitherIsUnreadable(String body) {
        Calls.assertUnreadable(standard, signed("1", body));
    }

    @Test
    void aChatThatLacksSomethingSaysWhat() {
        HookCall call = signed("1", CHAT.replace("\"externalId\":\"r1\",", ""));

        assertThatThrownBy(() -> standard.read(call, Calls.source(), Calls.NOW))
                .isInstanceOf(InvalidChat.class)
                .hasMessageContaining("externalId");
    }
}
