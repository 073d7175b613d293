package dev.rapport.capture.chat;

import dev.rapport.conversation.Side;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the fields of a chat in JSON, and says of one that is not as agreed where it stands and what it should be. Stateless. */
final class ChatFields {

    static final int ID_LENGTH = 250;

    private ChatFields() {}

    static JsonNode object(JsonNode node, String path) {
        if (!node.isObject()) {
            throw new InvalidChat(path.substring(0, path.length() - 1) + " is no object, such as {\"id\": \"1\"}");
        }
        return node;
    }

    static String needed(JsonNode object, String path, String field, int length) {
        String text = text(object, path, field, length);
        if (text == null) {
            throw new InvalidChat(path + field + " is missing");
        }
        return text;
    }

    static @Nullable String text(JsonNode object, String path, String field, int length) {
        String text = raw(object, path, field, length);
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** Ids are often numbers. */
    static @Nullable String raw(JsonNode object, String path, String field, int length) {
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

    static @Nullable Side side(JsonNode one, String path) {
        String side = text(one, path, "side", ID_LENGTH);
        return side == null
                ? null
                : Arrays.stream(Side.values())
                        .filter(known -> known.name().equals(side.toUpperCase(Locale.ROOT)))
                        .findFirst()
                        .orElseThrow(() -> new InvalidChat(
                                path + "side is \"" + side + "\"; it is one of " + Arrays.toString(Side.values())));
    }

    static @Nullable Instant time(JsonNode one, String path, String field) {
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

    static byte[] bytes(JsonNode one, String path, String field) {
        String text = raw(one, path, field, Integer.MAX_VALUE);
        if (text == null) {
            throw new InvalidChat(path + field + " is missing; it is the file's bytes in base64");
        }
        try {
            return Base64.getDecoder()
                    .decode(text.replaceAll("\\s+", "").replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException e) {
            throw new InvalidChat(path + field + " is no base64");
        }
    }
}
