package dev.rapport.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.capture.call.CallMetadata;
import dev.rapport.conversation.Side;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SampleFilesTest {

    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final long MOST_BYTES = 3_000_000;

    @Test
    void everyCallIsThereIsSmallAndNamesACustomerOfTheTable() throws IOException {
        List<JsonNode> calls = calls();
        String contacts = SampleFiles.text("contacts.csv");
        long bytes = 0;

        assertThat(calls).hasSize(12);
        for (JsonNode call : calls) {
            try (InputStream audio =
                    SampleFiles.open("calls/" + call.get("file").asString())) {
                bytes += audio.readAllBytes().length;
            }
            CallMetadata metadata = CallMetadata.parse(call.toString(), ZONE);
            assertThat(metadata.parties())
                    .extracting(CallMetadata.Participant::side)
                    .containsExactly(Side.OURS, Side.THEIRS);
            assertThat(contacts)
                    .contains(String.valueOf(metadata.parties().getLast().phone()));
        }
        assertThat(bytes).isBetween(100_000L, MOST_BYTES);
    }

    @Test
    void everyChatNamesACustomerOfTheTableAndHasItsTimes() throws IOException {
        SampleDays days = new SampleDays(Instant.parse("2026-11-23T03:00:00Z"), ZONE);
        String contacts = SampleFiles.text("contacts.csv");

        for (JsonNode entry : JsonMapper.shared().readTree(SampleFiles.text("chats.json"))) {
            JsonNode chat = SampleChats.body((ObjectNode) entry.deepCopy(), days);
            JsonNode customer = chat.at("/participants/0");
            assertThat(contacts)
                    .contains(
                            customer.has("email")
                                    ? customer.path("email").asString()
                                    : customer.path("phone").asString());
            assertThat(chat.path("source").asString()).isEqualTo("sample");
            assertThat(chat.path("messages"))
                    .allSatisfy(message -> assertThat(message.has("sentAt") || message.has("deletedAt"))
                            .as("%s", message)
                            .isTrue());
        }
    }

    @Test
    void daysAreCountedFromTheFirstLoadingAndNobodyCallsAtTheWeekend() {
        SampleDays days = new SampleDays(Instant.parse("2026-11-23T03:00:00Z"), ZONE); // Sunday evening in New York

        assertThat(days.at(2, LocalTime.of(8, 45))).isEqualTo("2026-11-20T13:45:00Z");
        assertThat(days.at(1, LocalTime.of(13, 30))).isEqualTo("2026-11-20T18:30:00Z");
        assertThat(days.in("won,{-12},{+4}\n")).isEqualTo("won,2026-11-10,2026-11-26\n");
    }

    private static List<JsonNode> calls() throws IOException {
        return JsonMapper.shared()
                .readTree(SampleFiles.text("calls.json"))
                .valueStream()
                .toList();
    }
}
