package dev.rapport.capture.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.rapport.capture.chat.ChatBatch;
import dev.rapport.capture.chat.ChatEntry;
import dev.rapport.conversation.Side;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhatsAppTest {

    private final WhatsApp whatsApp = new WhatsApp();

    private static String body(String field, String messages) {
        return "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"1\",\"changes\":[{\"field\":\"messages\",\"value\":{"
                + "\"messaging_product\":\"whatsapp\",\"metadata\":{\"display_phone_number\":\"1 512 555-0100\",\"phone_number_id\":\"777\"},"
                + "\"contacts\":[{\"profile\":{\"name\":\"Dana Whitfield\"},\"wa_id\":\"15125550123\"}],"
                + "\"" + field + "\":[" + messages + "]}}]}]}";
    }

    private ChatBatch message(String content) {
        return Calls.one(
                whatsApp,
                Calls.post(
                        "whatsapp",
                        body(
                                "messages",
                                "{\"from\":\"15125550123\",\"id\":\"wamid.1\",\"timestamp\":\"1772532000\"," + content
                                        + "}")));
    }

    private ChatBatch echo(String content) {
        return Calls.one(
                whatsApp,
                Calls.post(
                        "whatsapp",
                        body(
                                "message_echoes",
                                "{\"from\":\"15125550100\",\"to\":\"15125550123\",\"id\":\"wamid.9\",\"timestamp\":\"1772532000\","
                                        + content + "}")));
    }

    @Test
    void theAppsSecretProvesIt() {
        String body = body("statuses", "{}");
        byte[] mac = Signatures.hmac("HmacSHA256", Signatures.utf8(Calls.SECRET), Signatures.utf8(body));
        HookCall call = Calls.post(
                "whatsapp",
                body,
                "X-Hub-Signature-256",
                "sha256=" + HexFormat.of().formatHex(mac));

        assertThatCode(() -> whatsApp.verify(call, Calls.source(), Calls.NOW)).doesNotThrowAnyException();
        Calls.assertNotAuthentic(whatsApp, Calls.flipped(call), Calls.source(), Calls.NOW);
        Calls.assertNotAuthentic(whatsApp, call, Calls.source("other", null), Calls.NOW);
        Calls.assertNotAuthentic(whatsApp, Calls.post("whatsapp", body), Calls.source(), Calls.NOW);
    }

    @Test
    void theHandshakeIsAnsweredToWhoKnowsTheToken() {
        String query = "hub.mode=subscribe&hub.verify_token=" + Calls.SECRET + "&hub.challenge=1158201444";
        HookCall call = new HookCall("whatsapp", "my-shop", "GET", Map.of(), query, new byte[0]);
        HookCall stranger =
                new HookCall("whatsapp", "my-shop", "GET", Map.of(), "hub.verify_token=x&hub.challenge=1", new byte[0]);

        assertThatCode(() -> whatsApp.verify(call, Calls.source(), Calls.NOW)).doesNotThrowAnyException();
        assertThat(whatsApp.read(call, Calls.source(), Calls.NOW).answer().text())
                .isEqualTo("1158201444");
        Calls.assertNotAuthentic(whatsApp, stranger, Calls.source(), Calls.NOW);
    }

    @Test
    void aMessageIsOneOfThePairOfNumbers() {
        ChatBatch batch = message(
                "\"type\":\"text\",\"text\":{\"body\":\"Is it in stock?\"},\"context\":{\"from\":\"1\",\"id\":\"wamid.0\"}");

        assertThat(batch.room()).isEqualTo("777/15125550123");
        assertThat(batch.lasting()).isTrue();
        assertThat(Calls.written(batch))
                .isEqualTo(
                        new ChatEntry.Written("wamid.1", "15125550123", Calls.NOW, "Is it in stock?", "wamid.0", null));
        assertThat(Calls.person(batch, "15125550123")).satisfies(dana -> {
            assertThat(dana.name()).isEqualTo("Dana Whitfield");
            assertThat(dana.phone()).isEqualTo("+15125550123");
            assertThat(dana.side()).isEqualTo(Side.THEIRS);
        });
        assertThat(Calls.person(batch, "15125550100").side()).isEqualTo(Side.OURS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"type\":\"image\",\"image\":{\"caption\":\"this one\",\"mime_type\":\"image/jpeg\",\"id\":\"1\"}' | 'this one\n[image]'",
                "'\"type\":\"document\",\"document\":{\"filename\":\"a.pdf\",\"id\":\"1\"}' | [document: a.pdf]",
                "'\"type\":\"audio\",\"audio\":{\"voice\":true,\"id\":\"1\"}' | [audio]",
                "'\"type\":\"button\",\"button\":{\"payload\":\"y\",\"text\":\"Yes\"}' | Yes",
                "'\"type\":\"interactive\",\"interactive\":{\"type\":\"button_reply\",\"button_reply\":{\"id\":\"1\",\"title\":\"Red\"}}' | Red",
                "'\"type\":\"interactive\",\"interactive\":{\"type\":\"list_reply\",\"list_reply\":{\"title\":\"Red\",\"description\":\"dark\"}}' | 'Red\ndark'",
                "'\"type\":\"reaction\",\"reaction\":{\"message_id\":\"wamid.0\",\"emoji\":\"\uD83D\uDC4D\"}' | \uD83D\uDC4D",
                "'\"type\":\"location\",\"location\":{\"name\":\"Depot\",\"address\":\"Main St 1\",\"latitude\":30.2,\"longitude\":-97.7}' | 'Depot\nMain St 1\n[location: 30.2, -97.7]'",
                "'\"type\":\"contacts\",\"contacts\":[{\"name\":{\"formatted_name\":\"Hank Lee\"}}]' | [contact: Hank Lee]",
            })
    void everyKindOfMessageIsReadable(String content, String text) {
        assertThat(Calls.written(message(content)).text()).isEqualTo(text);
    }

    @Test
    void whatWasWrittenInTheAppIsOurs() {
        ChatBatch batch = echo("\"type\":\"text\",\"text\":{\"body\":\"Yes, ten\"}");

        assertThat(batch.room()).isEqualTo("777/15125550123");
        assertThat(Calls.written(batch).from()).isEqualTo("15125550100");
    }

    @Test
    void editsAndRevocationsAreOfTheMessageThatTheyName() {
        ChatBatch edit = echo(
                "\"type\":\"edit\",\"edit\":{\"original_message_id\":\"wamid.2\",\"message\":{\"context\":{\"id\":\"M0\"},"
                        + "\"type\":\"text\",\"text\":{\"body\":\"Yes, twelve\"}}}");
        ChatBatch revoke = message("\"type\":\"revoke\",\"revoke\":{\"original_message_id\":\"wamid.3\"}");

        assertThat(Calls.written(edit)).satisfies(written -> {
            assertThat(written.id()).isEqualTo("wamid.2");
            assertThat(written.text()).isEqualTo("Yes, twelve");
            assertThat(written.editedAt()).isEqualTo(Calls.NOW);
        });
        assertThat(Calls.deleted(revoke)).isEqualTo(new ChatEntry.Deleted("wamid.3", Calls.NOW));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"type\":\"unsupported\",\"errors\":[{\"code\":131051}]",
                "\"type\":\"system\",\"system\":{\"body\":\"changed number\"}",
                "\"type\":\"reaction\",\"reaction\":{\"message_id\":\"wamid.0\"}"
            })
    void whatSaysNothingIsNotKept(String content) {
        String message = "{\"from\":\"1\",\"id\":\"2\",\"timestamp\":\"1772532000\"," + content + "}";

        assertThat(Calls.read(whatsApp, Calls.post("whatsapp", body("messages", message))))
                .isEmpty();
    }

    @Test
    void statesOfDeliveryAreNoMessages() {
        String status = "{\"id\":\"wamid.1\",\"status\":\"delivered\",\"timestamp\":\"1\",\"recipient_id\":\"1\"}";

        assertThat(Calls.read(whatsApp, Calls.post("whatsapp", body("statuses", status))))
                .isEmpty();
        assertThat(Calls.read(whatsApp, Calls.post("whatsapp", "{\"object\":\"page\",\"entry\":{}}")))
                .isEmpty();
    }
}
