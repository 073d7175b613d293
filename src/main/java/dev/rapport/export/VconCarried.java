package dev.rapport.export;

import dev.rapport.archive.MediaStore;
import dev.rapport.conversation.Original;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What came along in the vCon that a conversation came as, such as the summaries of another program: it goes out again, about the same
 * dialogs, wherever they stand now.
 *
 * @param tree as it is kept: {@code {dialogs: {name: index}, analysis, attachments}}
 */
record VconCarried(JsonNode tree) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static List<VconCarried> of(List<Original> kept, MediaStore media) throws IOException {
        List<VconCarried> all = new ArrayList<>();
        for (Original one : kept) {
            try (InputStream in = Channels.newInputStream(media.open(one))) {
                all.add(new VconCarried(JSON.readTree(in)));
            }
        }
        return all;
    }

    void analyses(JsonGenerator json, VconPlaces places) {
        Map<Integer, Integer> now = now(places);
        for (JsonNode one : tree.path("analysis").values()) {
            ObjectNode node = (ObjectNode) one.deepCopy();
            List<Integer> dialogs = node.path("dialog")
                    .valueStream()
                    .flatMap(index -> Stream.ofNullable(now.get(index.asInt(-1))))
                    .toList();
            node.remove("dialog");
            if (!dialogs.isEmpty()) {
                dialogs.forEach(node.withArray("dialog")::add);
            }
            json.writeTree(node);
        }
    }

    void attachments(JsonGenerator json, VconPlaces places) {
        Map<Integer, Integer> now = now(places);
        for (JsonNode one : tree.path("attachments").values()) {
            ObjectNode node = (ObjectNode) one.deepCopy();
            node.put("dialog", now.getOrDefault(node.path("dialog").asInt(0), 0));
            int party = node.path("party").asInt(0);
            node.put("party", party < places.parties().size() ? party : 0);
            json.writeTree(node);
        }
    }

    /** Where each dialog of then stands now. */
    private Map<Integer, Integer> now(VconPlaces places) {
        Map<Integer, Integer> now = new HashMap<>();
        tree.path("dialogs").propertyStream().forEach(name -> {
            Integer place = places.dialogs().get(name.getKey());
            if (place != null) {
                now.put(name.getValue().asInt(), place);
            }
        });
        return now;
    }

    /** Writes what Rapport found. */
    static void write(JsonGenerator json, VconAnalyses.Analysis analysis, VconPlaces places, JsonMapper mapper) {
        json.writeStartObject();
        json.writeStringProperty("type", analysis.type());
        List<Integer> dialogs = places.of(analysis.items());
        if (!dialogs.isEmpty()) {
            json.writeArrayPropertyStart("dialog");
            dialogs.forEach(json::writeNumber);
            json.writeEndArray();
        }
        json.writeStringProperty("mediatype", "application/json");
        json.writeStringProperty("vendor", "Rapport");
        json.writeStringProperty("product", analysis.product());
        json.writeStringProperty("schema", analysis.schema());
        json.writeStringProperty("encoding", "json");
        json.writeName("body");
        json.writeTree(mapper.valueToTree(analysis.body()));
        json.writeEndObject();
    }
}
