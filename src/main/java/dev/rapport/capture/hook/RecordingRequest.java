package dev.rapport.capture.hook;

import dev.rapport.capture.call.CallMetadata;
import dev.rapport.capture.call.InvalidMetadata;
import dev.rapport.conversation.Unprocessable;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A recording that is to be fetched, as it stands in a file of a watched folder.
 *
 * @param source whose settings say how to log in
 * @param recording the platform's id of it
 * @param account whose recording it is; null where nobody said
 * @param askedAt in whole seconds, so that the same request is always as long
 * @param metadata in the form of {@code POST /api/v1/calls}
 */
public record RecordingRequest(
        String source,
        String recording,
        String url,
        @Nullable String account,
        Instant askedAt,
        JsonNode metadata) {

    public RecordingRequest {
        askedAt = askedAt.truncatedTo(ChronoUnit.SECONDS);
    }

    byte[] json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("source", source).put("recording", recording).put("url", url).put("account", account);
        json.put("askedAt", askedAt.toString()).set("metadata", metadata);
        return json.toPrettyString().getBytes(StandardCharsets.UTF_8);
    }

    /** @throws Unprocessable for what a person made of it that it is not */
    static RecordingRequest parse(byte[] json) {
        try {
            Told told = Told.of(json);
            return new RecordingRequest(
                    told.needed("source"),
                    told.needed("recording"),
                    told.needed("url"),
                    told.text("account"),
                    told.neededTime("askedAt"),
                    told.at("metadata").node());
        } catch (HookRefusal e) {
            throw new Unprocessable("It does not say which recording to fetch; discard it");
        }
    }

    URI address() {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new Unprocessable("The recording's address is none: " + url);
        }
    }

    CallMetadata known() {
        try {
            return CallMetadata.parse(metadata.toString(), ZoneOffset.UTC);
        } catch (InvalidMetadata e) {
            throw new Unprocessable("What is known of the call cannot be used: " + e.getMessage());
        }
    }
}
