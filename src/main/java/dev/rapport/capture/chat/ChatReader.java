package dev.rapport.capture.chat;

import dev.rapport.conversation.Side;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a chat as programs send it to us, and says of anything that is not as agreed what it is and should be. Stateless. */
final class ChatReader {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final int ID_LENGTH = 250;
    private static final int NAME_LENGTH = 1_000;
    private static final int TEXT_LENGTH = 1_000_000;
    private static final int MAX_PEOPLE = 10_000;
    private static final String API_SOURCE = "api";

    private ChatReader() {}

    /** @throws InvalidChat for what is none */
    static ChatBatch read(byte[] json) {
        JsonNode root = tree(json);
        if (!root.isObject()) {
            throw new InvalidChat("The body is not a JSON object, such as {\"platform\": \"chat\", \"externalId\": \"1\","
                    + " \"messages\": []}");
        }
        List<ChatEntry> messages = messages(root.path("messages"));
        String source = text(root, "", "source", ID_LENGTH);
        String platform = text(root, "", "platform", ID_LENGTH);
        return new ChatBatch(
                source == null ? API_SOURCE : source,
                platform == null ? "chat" : platform.toLowerCase(Locale.ROOT),
                needed(root, "", "externalId", ID_LENGTH),
                text(root, "", "subject", NAME_LENGTH),
                false,
                people(root.path("participants")),
                messages);
    }

    private static JsonNode tree(byte[] json) {
        try {
            String text = new String(json, StandardCharsets.UTF_8);
            return JSON.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (JacksonException e) {
            throw new InvalidChat("The body is not JSON: "
                    + String.valueOf(e.getOriginalMessage()).replaceFirst("(?s) \\(start marker at .*", "")
                    + (e.getLocation() == null
                            ? ""
                            : " in line " + e.getLocation().getLineNr()));
        }
    }

    private static List<ChatPerson> people(JsonNode list) {
        if (list.isMissingNode() || list.isNull()) {
            return List.of();
        }
        if (!list.isArray() || list.size() > MAX_PEOPLE) {
            throw new InvalidChat("participants is not a list of at most " + MAX_PEOPLE + " participants");
        }
        List<ChatPerson> people = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String path = "participants[" + i + "].";
            JsonNode one = object(list.get(i), path);
            people.add(new ChatPerson(
                    needed(one, path, "id", ID_LENGTH),
                    text(one, path, "handle", ID_LENGTH),
                    text(one, path, "name", NAME_LENGTH),
                    text(one, path, "email", NAME_LENGTH),
                    text(one, path, "phone", ID_LENGTH),
                    side(one, path)));
        }
        return people;
    }

    private static List<ChatEntry> messages(JsonNode list) {
        if (!list.isArray() || list.isEmpty()) {
            throw new InvalidChat("messages is no list with a message, such as {\"id\": \"1\", \"from\": \"dana\","
                    + " \"sentAt\": \"2026-03-01T14:30:00Z\", \"text\": \"Hello\"}");
        }
        List<ChatEntry> messages = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String path = "messages[" + i + "].";
            messages.add(message(object(list.get(i), path), path));
        }
        return messages;
    }

    private static ChatEntry message(JsonNode one, String path) {
        String id = needed(one, path, "id", ID_LENGTH);
        JsonNode deleted = one.path("deleted");
        if (!deleted.isMissingNode() && !deleted.isNull() && !deleted.isBoolean()) {
            throw new InvalidChat(path + "deleted is " + deleted.getNodeType() + "; it is true or false");
        }
        if (deleted.asBoolean(false)) {
            return new ChatEntry.Deleted(id, time(one, path, "deletedAt"));
        }
        Instant sentAt = time(one, path, "sentAt");
        if (sentAt == null) {
            throw new InvalidChat(path + "sentAt is missing; it is a time such as 2026-03-01T14:30:00Z");
        }
        String text = raw(one, path, "text", TEXT_LENGTH);
        return new ChatEntry.Written(
                id,
                needed(one, path, "from", ID_LENGTH),
                sentAt,
                text == null ? "" : text,
                text(one, path, "replyTo", ID_LENGTH),
                time(one, path, "editedAt"));
    }

    private static JsonNode object(JsonNode node, String path) {
        if (!node.isObject()) {
            throw new InvalidChat(path.substring(0, path.length() - 1) + " is no object, such as {\"id\": \"1\"}");
        }
        return node;
    }

    private static String needed(JsonNode object, String path, String field, int length) {
        String text = text(object, path, field, length);
        if (text == null) {
            throw new InvalidChat(path + field + " is missing");
        }
        return text;
    }

    private static @Nullable String text(JsonNode object, String path, String field, int length) {
        String text = raw(object, path, field, length);
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** Ids are often numbers. */
    private static @Nullable String raw(JsonNode object, String path, String field, int length) {
        JsonNode value = object.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString() && !value.isIntegralNumber()) {
            throw new InvalidChat(path + field + " is " + value.getNodeType() + "; write it as a \"text\"");
        }
        String text = value.asString();
        if (text.length() > length) {
            throw new InvalidChat(path + field + " is longer than " + length + " characters");
        }
        return ChatTexts.clean(text);
    }

    private static @Nullable Side side(JsonNode one, String path) {
        String side = text(one, path, "side", ID_LENGTH);
        return side == null
                ? null
                : Arrays.stream(Side.values())
                        .filter(known -> known.name().equals(side.toUpperCase(Locale.ROOT)))
                        .findFirst()
                        .orElseThrow(() -> new InvalidChat(
                                path + "side is \"" + side + "\"; it is one of " + Arrays.toString(Side.values())));
    }

    private static @Nullable Instant time(JsonNode one, String path, String field) {
        String text = text(one, path, field, ID_LENGTH);
        if (text == null) {
            return null;
        }
        try {
            Instant at = OffsetDateTime.parse(text.toUpperCase(Locale.ROOT))
                    .toInstant()
                    .truncatedTo(ChronoUnit.MICROS);
            if (at.isAfter(ChatTexts.FIRST) && at.isBefore(ChatTexts.LAST)) {
                return at;
            }
        } catch (DateTimeException e) {
            throw new InvalidChat(path + field + " is \"" + text
                    + "\"; it is a time with an offset, such as 2026-03-01T14:30:00Z or 2026-03-01T14:30:00+01:00");
        }
        throw new InvalidChat(path + field + " is \"" + text + "\", which is not of this age");
    }
}
