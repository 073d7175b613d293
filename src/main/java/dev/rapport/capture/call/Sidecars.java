package dev.rapport.capture.call;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the metadata that lie beside a recording: JSON, XML or CSV, with our own names of fields or as the record of a known
 * telephone system.
 */
final class Sidecars {

    private Sidecars() {}

    /**
     * @param name of the file, whose ending says what it is
     * @throws InvalidMetadata naming what is wrong and what it should be
     */
    static CallMetadata read(String name, byte[] bytes, ZoneId zone) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "xml" -> metadata(xml(bytes), zone);
            case "csv" -> {
                List<ObjectNode> rows = CsvTree.read(new StringReader(text), firstLine(text));
                if (rows.size() != 1) {
                    throw new InvalidMetadata(
                            "The metadata has " + rows.size() + " lines of calls; beside a recording it"
                                    + " is one, under a line with the names of the columns");
                }
                yield metadata(table(rows.getFirst()), zone);
            }
            default -> metadata(CallMetadataReader.tree(text), zone);
        };
    }

    /** What a line of a table says. */
    static CallMetadata metadata(JsonNode record, ZoneId zone) {
        return new CallMetadataReader(zone).read(CallRecords.ours(record));
    }

    static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }

    private static ObjectNode xml(byte[] bytes) {
        ObjectNode root = XmlTree.read(bytes);
        if (root.get("parties") instanceof ObjectNode parties) {
            JsonNode each = parties.get("party");
            ArrayNode list = each instanceof ArrayNode several ? several : JsonNodeFactory.instance.arrayNode();
            if (each instanceof ObjectNode one) {
                list.add(one);
            }
            root.set("parties", list);
        } else {
            root.remove("parties");
        }
        root.withArray("parties").forEach(party -> {
            if (party instanceof ObjectNode one
                    && one.path("track").asString("").matches("[0-9]{1,4}")) {
                one.put("track", Integer.parseInt(one.path("track").asString()));
            }
        });
        return root;
    }

    private static final Set<String> TEXTS =
            Set.of("externalid", "callid", "part", "source", "language", "subject", "kind", "queue");

    /** A line with our own columns; the record of another system is left as it is. */
    static JsonNode table(ObjectNode row) {
        if (CallRecords.ours(row) != row) {
            return row;
        }
        OwnFields fields = new OwnFields();
        for (String name : TEXTS) {
            fields.put(name.replace("id", "Id"), text(row, name));
        }
        return fields.startedAt(first(row, "startedat", "start", "starttime", "datetime", "date"))
                .put("direction", text(row, "direction"))
                .party(
                        dev.rapport.conversation.Side.OURS,
                        null,
                        first(row, "ourname", "agent", "user"),
                        first(row, "ourphone", "extension"))
                .party(
                        dev.rapport.conversation.Side.THEIRS,
                        null,
                        first(row, "theirname", "customer", "contact"),
                        first(row, "theirphone", "customerphone", "phone"))
                .callerAndCalled(
                        first(row, "callername"),
                        first(row, "caller", "from"),
                        first(row, "calledname"),
                        first(row, "called", "to"))
                .tree();
    }

    static @Nullable String first(ObjectNode row, String... names) {
        for (String name : names) {
            String text = text(row, name);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    private static @Nullable String text(ObjectNode row, String name) {
        JsonNode value = row.get(name);
        return value == null ? null : value.asString();
    }
}
