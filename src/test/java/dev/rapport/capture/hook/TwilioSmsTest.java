package dev.rapport.capture.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.rapport.capture.chat.ChatBatch;
import dev.rapport.capture.chat.ChatEntry;
import dev.rapport.conversation.Side;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TwilioSmsTest {

    private static final String URL = "https://crm.example/hooks/twilio-sms/my-shop";
    private static final String FORM =
            "ToCountry=US&MessageSid=SM1&NumMedia=0&Body=Is+it+%2B10%3F&From=%2B15125550123&To=%2B15125550100"
                    + "&SmsStatus=received&AccountSid=AC1&ApiVersion=2010-04-01";

    private final TwilioSms sms = new TwilioSms();

    private static HookCall signed(HookCall call, String url) {
        byte[] mac = TwilioSignature.sign(Calls.SECRET, url, call.isForm() ? call.form() : Map.of());
        return Calls.with(call, "X-Twilio-Signature", Base64.getEncoder().encodeToString(mac));
    }

    @Test
    void theTokenProvesItOverTheConfiguredAddress() {
        HookCall call = signed(Calls.with(Calls.form("twilio-sms", FORM), "Host", "other.example"), URL);

        assertThatCode(() -> sms.verify(call, Calls.source(Calls.SECRET, URL), Calls.NOW))
                .doesNotThrowAnyException();
        assertThatCode(() -> sms.verify(call, Calls.source(Calls.SECRET, "https://crm.example"), Calls.NOW))
                .as("the host is enough")
                .doesNotThrowAnyException();
        Calls.assertNotAuthentic(sms, Calls.flipped(call), Calls.source(Calls.SECRET, URL), Calls.NOW);
        Calls.assertNotAuthentic(sms, call, Calls.source(Calls.SECRET, "https://other.example/"), Calls.NOW);
        Calls.assertNotAuthentic(sms, call, Calls.source("other", URL), Calls.NOW);
    }

    @Test
    void ofAnotherBodyTheAddressHoldsTheHash() {
        String body = "{\"MessageSid\":\"SM1\",\"Body\":\"Hi\",\"From\":\"+15125550123\",\"To\":\"+15125550100\"}";
        String query = "a=1&bodySHA256=" + HexFormat.of().formatHex(Signatures.sha256(Signatures.utf8(body)));
        HookCall call =
                signed(Calls.postTo("twilio-sms", query, body, "Content-Type", "application/json"), URL + "?" + query);

        assertThatCode(() -> sms.verify(call, Calls.source(Calls.SECRET, URL), Calls.NOW))
                .doesNotThrowAnyException();
        assertThat(Calls.written(Calls.one(sms, call)).text()).isEqualTo("Hi");
        Calls.assertNotAuthentic(sms, Calls.flipped(call), Calls.source(Calls.SECRET, URL), Calls.NOW);
        Calls.assertNotAuthentic(
                sms,
                Calls.with(
                        Calls.postTo("twilio-sms", "a=1", body),
                        "X-Twilio-Signature",
                        String.valueOf(call.header("X-Twilio-Signature"))),
                Calls.source(Calls.SECRET, URL),
                Calls.NOW);
    }

    @Test
    void aMessageIsOneOfThePairOfNumbers() {
        HookReading reading = sms.read(Calls.form("twilio-sms", FORM), Calls.source(), Calls.NOW);
        ChatBatch batch = reading.batches().getFirst();

        assertThat(batch.room()).isEqualTo("+15125550100/+15125550123");
        assertThat(batch.lasting()).isTrue();
        assertThat(Calls.written(batch))
                .isEqualTo(new ChatEntry.Written("SM1", "+15125550123", Calls.NOW, "Is it +10?", null, null));
        assertThat(Calls.person(batch, "+15125550123")).satisfies(them -> {
            assertThat(them.phone()).isEqualTo("+15125550123");
            assertThat(them.side()).isEqualTo(Side.THEIRS);
        });
        assertThat(Calls.person(batch, "+15125550100").side()).isEqualTo(Side.OURS);
        assertThat(reading.answer().mediaType()).startsWith("text/xml");
        assertThat(reading.answer().text()).endsWith("<Response></Response>");
    }

    @Test
    void aPictureByWhatsAppIsNamed() {
        ChatBatch batch = Calls.one(
                sms,
                Calls.form(
                        "twilio-sms",
                        "MessageSid=MM1&NumMedia=1&MediaContentType0=image%2Fjpeg&MediaUrl0=https%3A%2F%2Fx&Body="
                                + "&From=whatsapp%3A%2B15125550123&To=whatsapp%3A%2B15125550100&ProfileName=Dana"));

        assertThat(Calls.written(batch).text()).isEqualTo("[image]");
        assertThat(Calls.person(batch, "+15125550123").name()).isEqualTo("Dana");
    }

    @Test
    void statesOfDeliveryAreNoMessages() {
        String status = "MessageSid=SM1&MessageStatus=delivered&To=%2B15125550123&From=%2B15125550100";

        assertThat(Calls.read(sms, Calls.form("twilio-sms", status))).isEmpty();
    }

    @Test
    void aFormThatIsNotEncodedIsUnreadable() {
        Calls.assertUnreadable(sms, Calls.form("twilio-sms", "Body=%zz"));
        Calls.assertUnreadable(sms, Calls.form("twilio-sms", "a=1&".repeat(3000)));
    }
}
