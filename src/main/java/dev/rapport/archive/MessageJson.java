package dev.rapport.archive;

import dev.rapport.conversation.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What is kept as JSON in the row of a message, since it is only ever read whole. */
final class MessageJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private MessageJson() {}

    static String write(Object value) {
        return JSON.writeValueAsString(value);
    }

    static List<Message.Block> blocks(String json) {
        return JSON.readValue(json, new TypeReference<List<Message.Block>>() {});
    }

    static Message.SignatureFacts contact(String json) {
        return JSON.readValue(json, Message.SignatureFacts.class);
    }

    static Message.@Nullable Appointment meeting(@Nullable String json) {
        return json == null ? null : JSON.readValue(json, Message.Appointment.class);
    }
}
