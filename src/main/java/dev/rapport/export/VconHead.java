package dev.rapport.export;

import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes what a vCon is, and who takes part in it.
 *
 * <p>A number that is not in E.164 form is no {@code tel}, since a reader would take it for one. Sides are the roles of the
 * extension for contact centres (draft-ietf-vcon-cc-extension). Stateless.
 */
final class VconHead {

    private static final String VERSION = "0.4.0";
    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");

    private VconHead() {}

    static void write(JsonGenerator json, Conversation conversation, VconMaterial material) {
        json.writeStringProperty("vcon", VERSION);
        json.writeStringProperty("uuid", conversation.id().toString());
        json.writeStringProperty("created_at", madeAt(conversation).toString());
        text(json, "subject", conversation.subject());
        List<String> extensions = extensions(conversation, material);
        if (!extensions.isEmpty()) {
            json.writeArrayPropertyStart("extensions");
            extensions.forEach(json::writeString);
            json.writeEndArray();
        }
        json.writeArrayPropertyStart("parties");
        conversation.parties().forEach(party -> party(json, party));
        json.writeEndArray();
    }

    private static List<String> extensions(Conversation conversation, VconMaterial material) {
        List<String> extensions = new ArrayList<>();
        if (!material.recordings().isEmpty() && !material.said().isEmpty()) {
            extensions.add(WtfTranscription.EXTENSION);
        }
        if (conversation.parties().stream().anyMatch(party -> party.side() != Side.UNKNOWN)) {
            extensions.add("CC");
        }
        boolean own = conversation.parties().stream()
                .anyMatch(party -> party.handle() != null || party.speaker() != null || isOther(party.phone()));
        if (own || !material.messages().isEmpty()) {
            extensions.add("rapport");
        }
        return extensions;
    }

    /** When the conversation was captured: its identifier begins with that time (RFC 9562, section 5.7). */
    private static Instant madeAt(Conversation conversation) {
        return Instant.ofEpochMilli(conversation.id().value().getMostSignificantBits() >>> 16);
    }

    private static void party(JsonGenerator json, Party party) {
        json.writeStartObject();
        text(json, isOther(party.phone()) ? "phone" : "tel", party.phone());
        text(json, "mailto", party.email());
        text(json, "name", party.name());
        text(json, "handle", party.handle());
        text(json, "speaker", party.speaker());
        json.writeStringProperty("uuid", party.id().toString());
        switch (party.side()) {
            case OURS -> json.writeStringProperty("role", "agent");
            case THEIRS -> json.writeStringProperty("role", "customer");
            case UNKNOWN -> {}
        }
        json.writeEndObject();
    }

    private static boolean isOther(@Nullable String phone) {
        return phone != null && !E164.matcher(phone).matches();
    }

    static void text(JsonGenerator json, String name, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(name, value);
        }
    }
}
