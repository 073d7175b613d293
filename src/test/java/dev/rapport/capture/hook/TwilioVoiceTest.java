package dev.rapport.capture.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwilioVoiceTest {

    private static final String RECORDING = "RE0123456789abcdef0123456789abcdef";
    private static final String URL = "https://api.twilio.com/2010-04-01/Accounts/AC1/Recordings/" + RECORDING;

    private final TwilioVoice voice = new TwilioVoice();

    private static HookCall callback(String more) {
        return Calls.form(
                "twilio-voice",
                "AccountSid=AC1&CallSid=CA1&RecordingSid=" + RECORDING + "&RecordingUrl="
                        + URLEncoder.encode(URL, StandardCharsets.UTF_8) + more);
    }

    private RecordingRequest read(String more) {
        return voice.read(callback(more), Calls.NOW).orElseThrow();
    }

    @Test
    void whatIsKnownOfTheCallIsKept() {
        RecordingRequest request =
                read("&RecordingStatus=completed&RecordingChannels=2&RecordingSource=DialVerb&RecordingDuration=42"
                        + "&RecordingStartTime=Tue%2C+03+Mar+2026+10%3A00%3A00+%2B0000&From=%2B15125550123&To=%2B15125550100"
                        + "&Direction=inbound&CallerName=Dana");

        assertThat(request.url()).isEqualTo(URL + ".wav?RequestedChannels=2");
        assertThat(request.account()).isEqualTo("AC1");
        assertThat(request.metadata().toString())
                .isEqualTo("{\"source\":\"my-shop\",\"externalId\":\"" + RECORDING
                        + "\",\"callId\":\"CA1\",\"startedAt\":\"2026-03-03T10:00:00Z\",\"direction\":\"INBOUND\",\"parties\":["
                        + "{\"phone\":\"+15125550123\",\"role\":\"CALLER\",\"name\":\"Dana\",\"track\":0},"
                        + "{\"phone\":\"+15125550100\",\"role\":\"CALLED\",\"track\":1}]}");
        assertThat(request.known().externalId()).isEqualTo(RECORDING);
    }

    @Test
    void ofOneTrackItIsNotSaidWhoIsOnIt() {
        RecordingRequest request = read("&From=client%3Asam&To=%2B15125550100&Direction=outbound-api");

        assertThat(request.url()).isEqualTo(URL + ".wav");
        assertThat(request.metadata().toString())
                .contains("\"direction\":\"OUTBOUND\"", "{\"phone\":\"sam\",\"role\":\"CALLER\"}")
                .doesNotContain("track", "startedAt");
    }

    @Test
    void itIsReadAsItWasWritten() {
        RecordingRequest request = read("&RecordingChannels=1");

        assertThat(RecordingRequest.parse(request.json())).isEqualTo(request);
        assertThat(request.json())
                .hasSameSizeAs(voice.read(callback("&RecordingChannels=1"), Calls.NOW.plusSeconds(9))
                        .orElseThrow()
                        .json());
    }

    @ParameterizedTest
    @CsvSource({"in-progress", "absent", "failed"})
    void onlyACompletedRecordingIsFetched(String status) {
        assertThat(voice.read(callback("&RecordingStatus=" + status), Calls.NOW))
                .isEmpty();
        assertThat(voice.read(Calls.form("twilio-voice", "CallSid=CA1&CallStatus=completed"), Calls.NOW))
                .isEmpty();
    }

    @Test
    void anIdThatIsNoneIsUnreadable() {
        HookCall call = Calls.form("twilio-voice", "RecordingSid=..%2F..%2Fx&RecordingUrl=https%3A%2F%2Fx.example");

        assertThatThrownBy(() -> voice.read(call, Calls.NOW))
                .isInstanceOf(HookRefusal.class)
                .hasMessageContaining("RecordingSid");
    }
}
