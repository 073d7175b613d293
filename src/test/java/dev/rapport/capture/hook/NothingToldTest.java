package dev.rapport.capture.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.capture.CaptureFixture;
import dev.rapport.conversation.TemporaryFailure;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessResourceFailureException;

/** What cannot be kept just now is not acknowledged: the API answers both failures with 503, and the platform comes again. */
class NothingToldTest {

    private static final String EVENT = SlackTest.event(
            "{\"type\":\"message\",\"channel\":\"C1\",\"user\":\"U1\",\"ts\":\"1772531000.000100\",\"text\":\"Hello\"}");

    private static final String RECORDING = "RE0123456789abcdef0123456789abcdef";

    @TempDir
    private Path data;

    private static Map<String, Object> settings(String minFree) {
        return Map.of(
                "rapport.hooks.my-shop.secret",
                Calls.SECRET,
                "rapport.hooks.my-shop.url",
                "https://crm.example",
                "rapport.media.min-free",
                minFree);
    }

    private static void slack(CaptureFixture fixture) {
        ChatHook hook = new ChatHook(new Slack(), fixture.get(HookSettings.class), Clock.systemUTC());
        fixture.get(HookIntake.class).keep(hook.read(Calls.post("slack", EVENT)));
    }

    private static void twilio(CaptureFixture fixture) {
        fixture.get(RecordingHook.class)
                .keep(Calls.form(
                        "twilio-voice",
                        "RecordingStatus=completed&RecordingSid=" + RECORDING
                                + "&AccountSid=AC1&RecordingUrl=https%3A%2F%2Fapi.twilio.com%2F" + RECORDING));
    }

    @Test
    void withoutRoomOnTheDiskNothingIsTold() {
        try (CaptureFixture full = new CaptureFixture(data, settings("10000000GB"))) {
            assertThatThrownBy(() -> slack(full))
                    .isInstanceOf(TemporaryFailure.class)
                    .hasMessageContaining("min-free");
            assertThatThrownBy(() -> twilio(full)).isInstanceOf(TemporaryFailure.class);

            assertThat(full.count("chat_delivery") + full.count("sighting") + full.count("item"))
                    .isZero();
            assertThat(data.resolve("inbox/fetched/capture-twilio-voice/my-shop/" + RECORDING + ".request"))
                    .doesNotExist();
        }
    }

    @Test
    void withoutADatabaseNothingIsTold() {
        try (CaptureFixture fixture = new CaptureFixture(data, settings("1MB"))) {
            fixture.database.dataSource().close();

            assertThatThrownBy(() -> slack(fixture))
                    .isInstanceOf(TemporaryFailure.class)
                    .hasMessageContaining("database");
            assertThatThrownBy(() -> twilio(fixture)).isInstanceOf(DataAccessResourceFailureException.class);
            assertThat(data.resolve("inbox/fetched/capture-twilio-voice/my-shop/" + RECORDING + ".request"))
                    .doesNotExist();
        }
    }
}
