package dev.rapport.capture.call;

import dev.rapport.capture.call.CallMetadata.Participant;
import dev.rapport.conversation.CallKind;
import dev.rapport.conversation.Direction;
import dev.rapport.conversation.Side;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the metadata of a call from JSON, and says of anything that is not as agreed what it is and should be. */
final class CallMetadataReader {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final Pattern SHORT_OFFSET = Pattern.compile("(?<=T.{5,18}[+-]\\d\\d)(?=\\d\\d$)");
    private static final int SOURCE_LENGTH = 100;
    private static final int ID_LENGTH = 250;
    private static final int TEXT_LENGTH = 1000;
    private static final int MAX_PARTIES = 100;

    private final ZoneId zone;

    CallMetadataReader(ZoneId zone) {
        this.zone = zone;
    }

    CallMetadata read(String json) {
        return read(tree(json));
    }

    /** Reads a tree whose fields are named as ours. */
    CallMetadata read(JsonNode root) {
        if (!root.isObject()) {
            throw new InvalidMetadata("The metadata is not a JSON object, such as {\"externalId\": \"1\"}");
        }
        return new CallMetadata(
                text(root, "", "externalId", ID_LENGTH),
                text(root, "", "source", SOURCE_LENGTH),
                time(root),
                oneOf(root, "", "direction", Direction.class),
                text(root, "", "language", ID_LENGTH),
                text(root, "", "subject", TEXT_LENGTH),
                parties(root),
                details(root));
    }

    private static CallDetails details(JsonNode root) {
        String part = text(root, "", "part", 50);
        return new CallDetails(
                text(root, "", "callId", ID_LENGTH),
                part == null ? null : new CallPart(part),
                oneOf(root, "", "kind", CallKind.class),
                text(root, "", "queue", ID_LENGTH));
    }

    static JsonNode tree(String json) {
        try {
            return JSON.readTree(json.startsWith("\uFEFF") ? json.substring(1) : json);
        } catch (JacksonException e) {
            throw new InvalidMetadata("The metadata is not JSON: "
                    + String.valueOf(e.getOriginalMessage()).replaceFirst("(?s) \\(start marker at .*", "")
                    + (e.getLocation() == null
                            ? ""
                            : " in line " + e.getLocation().getLineNr()));
        }
    }

    private static List<Participant> parties(JsonNode root) {
        JsonNode list = root.path("parties");
        if (list.isMissingNode() || list.isNull()) {
            return List.of();
        }
        if (!list.isArray() || list.size() > MAX_PARTIES) {
            throw new InvalidMetadata("parties is not a list of at most " + MAX_PARTIES + " parties");
        }
        List<Participant> parties = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            parties.add(participant(list.get(i), "parties[" + i + "]"));
        }
        return parties;
    }

    private static Participant participant(JsonNode party, String path) {
        if (!party.isObject()) {
            throw new InvalidMetadata(path + " is not an object, such as {\"side\": \"OURS\"}");
        }
        return new Participant(
                oneOf(party, path + ".", "side", Side.class),
                text(party, path + ".", "name", TEXT_LENGTH),
                text(party, path + ".", "phone", ID_LENGTH),
                text(party, path + ".", "email", TEXT_LENGTH),
                track(party, path + ".track"),
                oneOf(party, path + ".", "role", Role.class));
    }

    private static @Nullable Integer track(JsonNode party, String path) {
        JsonNode track = party.path("track");
        if (track.isMissingNode() || track.isNull()) {
            return null;
        }
        if (!track.isIntegralNumber() || !track.canConvertToInt() || track.asInt() < 0) {
            throw new InvalidMetadata(path + " is " + track + "; tracks are whole numbers, counted from 0");
        }
        return track.asInt();
    }

    private static @Nullable String text(JsonNode object, String path, String field, int maxLength) {
        JsonNode value = object.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw new InvalidMetadata(path + field + " is " + value.getNodeType() + "; write it as a \"text\"");
        }
        String text = value.asString().strip();
        if (text.length() > maxLength || text.indexOf('\0') >= 0) {
            throw new InvalidMetadata(
                    path + field + " is longer than " + maxLength + " characters, or contains a character of code 0");
        }
        return text.isEmpty() ? null : text;
    }

    private static <E extends Enum<E>> @Nullable E oneOf(JsonNode object, String path, String field, Class<E> type) {
        String text = text(object, path, field, ID_LENGTH);
        if (text == null) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new InvalidMetadata(path + field + " is \"" + text + "\"; it is one of "
                        + Arrays.toString(type.getEnumConstants())));
    }

    private @Nullable Instant time(JsonNode root) {
        String text = text(root, "", "startedAt", ID_LENGTH);
        if (text == null) {
            return null;
        }
        String iso = SHORT_OFFSET.matcher(text.toUpperCase(Locale.ROOT)).replaceFirst(":");
        try {
            return OffsetDateTime.parse(iso).toInstant();
        } catch (DateTimeException withoutOffset) {
            try {
                return LocalDateTime.parse(iso).atZone(zone).toInstant();
            } catch (DateTimeException e) {
                throw new InvalidMetadata("startedAt is \"" + text
                        + "\"; it is a time such as 2026-03-01T14:30:00Z or 2026-03-01T14:30:00+01:00");
            }
        }
    }
}
