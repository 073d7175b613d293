package dev.rapport.sample;

import dev.rapport.capture.chat.ChatIntake;
import dev.rapport.capture.chat.ChatOutcome;
import dev.rapport.conversation.Viewer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings the chats, as a program would that sends them. An entry of {@code chats.json} is the body of the API, but for
 * {@code daysAgo}, and times of the day in the place of instants; a message may stand there several times, as it was and as it
 * became.
 */
@Component
@Order(4)
final class SampleChats implements SamplePart {

    private static final Map<String, String> TIMES =
            Map.of("sent", "sentAt", "edited", "editedAt", "takenBack", "deletedAt");

    private final ChatIntake chats;

    SampleChats(ChatIntake chats) {
        this.chats = chats;
    }

    @Override
    public void bring(Viewer by, SampleDays days) throws IOException {
        for (JsonNode chat : JsonMapper.shared().readTree(SampleFiles.text("chats.json"))) {
            byte[] body = body((ObjectNode) chat.deepCopy(), days).toString().getBytes(StandardCharsets.UTF_8);
            if (chats.receive(new ByteArrayInputStream(body))
                    instanceof ChatOutcome.Refused(ChatOutcome.Why why, String reason)) {
                throw new IllegalStateException(
                        "The sample's chat " + chat.path("externalId").asString() + " is refused: " + reason);
            }
        }
    }

    static ObjectNode body(ObjectNode chat, SampleDays days) {
        int daysAgo = chat.remove("daysAgo").asInt();
        for (JsonNode message : chat.path("messages")) {
            TIMES.forEach((given, field) -> {
                JsonNode time = ((ObjectNode) message).remove(given);
                if (time != null) {
                    ((ObjectNode) message)
                            .put(
                                    field,
                                    days.at(daysAgo, LocalTime.parse(time.asString()))
                                            .toString());
                }
            });
        }
        return chat.put("source", Sample.SOURCE);
    }
}
