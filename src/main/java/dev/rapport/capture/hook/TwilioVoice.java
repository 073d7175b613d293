package dev.rapport.capture.hook;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Twilio's callback about a recording: what there is to fetch, and what is known of the call. Stateless.
 *
 * <p>Recordings of one call are one conversation, by its CallSid. With {@code <Dial>}, the leg that called is on the first track and
 * the one that was called on the second; who is ours of them is told by our numbers, or by the direction.
 *
 * <p>Source: Twilio's documentation, "RecordingStatusCallback parameters", "Dual-channel recordings".
 */
final class TwilioVoice {

    private static final Pattern RECORDING = Pattern.compile("RE[0-9a-fA-F]{32}");
    private static final Pattern AUDIO_ENDING = Pattern.compile("(?i).*\\.(wav|mp3)");

    /** Empty for a recording that has only begun, or that there is none of. */
    Optional<RecordingRequest> read(HookCall call, Instant now) {
        Told fields = FormFields.of(call);
        String status = fields.text("RecordingStatus");
        String url = fields.text("RecordingUrl");
        if (url == null || status != null && !status.equals("completed")) {
            return Optional.empty();
        }
        String recording = id(fields, url);
        boolean dual = fields.is("RecordingChannels", "2");
        return Optional.of(new RecordingRequest(
                call.source(),
                recording,
                audio(url, dual),
                fields.text("AccountSid"),
                now,
                metadata(call, fields, recording, dual)));
    }

    /** Some callbacks do not name the recording, but its address does. */
    private static String id(Told fields, String url) {
        String id = fields.text("RecordingSid");
        String named = id == null
                ? url.replaceFirst("[?#].*", "").replaceFirst(".*/", "").replaceFirst("\\.\\w+$", "")
                : id;
        if (!RECORDING.matcher(named).matches()) {
            throw HookRefusal.unreadable("RecordingSid is \"" + named + "\"; it is RE and 32 hexadecimal digits");
        }
        return named;
    }

    /** Without an ending Twilio chooses one; with both tracks it has to be asked for them. */
    private static String audio(String url, boolean dual) {
        if (url.contains("?") || AUDIO_ENDING.matcher(url).matches()) {
            return url;
        }
        return url + ".wav" + (dual ? "?RequestedChannels=2" : "");
    }

    /** As {@code POST /api/v1/calls} has them. */
    private static ObjectNode metadata(HookCall call, Told fields, String recording, boolean dual) {
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        metadata.put("source", call.source()).put("externalId", recording);
        put(metadata, "callId", fields.text("CallSid"));
        put(metadata, "startedAt", startedAt(fields.text("RecordingStartTime")));
        String direction = fields.raw("Direction");
        put(
                metadata,
                "direction",
                direction.isEmpty() ? null : direction.startsWith("outbound") ? "OUTBOUND" : "INBOUND");
        boolean legs = dual && fields.is("RecordingSource", "DialVerb");
        party(metadata, fields, "From", "CALLER", legs ? 0 : null);
        party(metadata, fields, "To", "CALLED", legs ? 1 : null);
        return metadata;
    }

    private static void party(ObjectNode metadata, Told fields, String field, String role, @Nullable Integer track) {
        String number = fields.text(field);
        if (number == null) {
            return;
        }
        ObjectNode party = metadata.withArray("parties").addObject();
        party.put("phone", number.replaceFirst("^client:", "")).put("role", role);
        put(party, "name", field.equals("From") ? fields.text("CallerName") : null);
        if (track != null) {
            party.put("track", track);
        }
    }

    private static void put(ObjectNode into, String name, @Nullable String value) {
        if (value != null) {
            into.put(name, value.substring(0, Math.min(value.length(), 250)));
        }
    }

    /** "Tue, 24 Apr 2018 08:21:09 +0000" */
    private static @Nullable String startedAt(@Nullable String time) {
        if (time == null) {
            return null;
        }
        try {
            return ZonedDateTime.parse(time, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant()
                    .toString();
        } catch (DateTimeException other) {
            Instant at = Told.instant(time);
            return at == null ? null : at.toString();
        }
    }
}
