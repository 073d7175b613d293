package dev.rapport.archive;

import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Evidence;
import dev.rapport.conversation.ItemId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What of a finding is kept as JSON inside its row: its value, and its evidence without the conversation and the item, of
 * which the row itself knows.
 */
final class FindingJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private FindingJson() {}

    static String value(Map<String, @Nullable Object> value) {
        return JSON.writeValueAsString(value);
    }

    static Map<String, @Nullable Object> value(String json) {
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        JSON.readTree(json).properties().forEach(entry -> value.put(entry.getKey(), plain(entry.getValue())));
        return value;
    }

    private static @Nullable Object plain(JsonNode node) {
        return node.isNull() ? null : JSON.convertValue(node, Object.class);
    }

    static String evidence(List<Evidence> evidence) {
        return JSON.writeValueAsString(evidence.stream().map(PlaceInItem::of).toList());
    }

    static List<Evidence> evidence(String json, ConversationId conversation, ItemId item) {
        return JSON.readValue(json, new TypeReference<List<PlaceInItem>>() {}).stream()
                .map(place -> place.evidence(conversation, item))
                .toList();
    }

    /** Rows to be inserted by one statement. */
    static String rows(List<Map<String, @Nullable Object>> rows) {
        return JSON.writeValueAsString(rows);
    }
}
