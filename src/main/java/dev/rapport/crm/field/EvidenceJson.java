package dev.rapport.crm.field;

import dev.rapport.archive.PlaceInItem;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Evidence;
import dev.rapport.conversation.ItemId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Evidence as fields keep it: a {@link PlaceInItem} each, with {@code item} among its properties. */
final class EvidenceJson {

    private static final String ITEM = "item";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private EvidenceJson() {}

    /** Where something was said, in an item. */
    record Place(ItemId item, PlaceInItem place) {}

    static String of(List<Evidence> evidence) {
        return JSON.writeValueAsString(evidence.stream().map(EvidenceJson::node).toList());
    }

    private static ObjectNode node(Evidence evidence) {
        ObjectNode node = JSON.valueToTree(PlaceInItem.of(evidence));
        return node.put(ITEM, evidence.item().toString());
    }

    static List<Place> places(String json) {
        return json.equals("[]")
                ? List.of()
                : JSON.readTree(json).valueStream().map(EvidenceJson::place).toList();
    }

    private static Place place(JsonNode node) {
        ObjectNode place = (ObjectNode) node;
        return new Place(ItemId.of(place.remove(ITEM).asString()), JSON.treeToValue(place, PlaceInItem.class));
    }

    /** Without the places in items that are gone. */
    static List<Evidence> evidence(List<Place> places, Map<UUID, ConversationId> conversations) {
        return places.stream()
                .flatMap(one -> Stream.ofNullable(conversations.get(one.item().value()))
                        .map(conversation -> one.place().evidence(conversation, one.item())))
                .toList();
    }
}
