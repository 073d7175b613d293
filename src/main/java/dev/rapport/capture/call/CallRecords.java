package dev.rapport.capture.call;

import dev.rapport.conversation.CallKind;
import dev.rapport.conversation.Direction;
import dev.rapport.conversation.Side;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Recognises the records that telephone systems write of a call, and says the same under our names of fields.
 *
 * <p>Asterisk's CDR, FreeSWITCH's xml_cdr and json_cdr, Amazon Connect's contact record, Twilio's recording and call
 * resources, and Genesys's metadata are each known by fields that only they have. What else there is in them says nothing
 * of who, when and how, and is left away; the record itself stays beside the recording.
 */
final class CallRecords {

    private static final Pattern CHANNEL = Pattern.compile("(?:PJ)?SIP/([0-9]{2,5})-[0-9a-fA-F]+");

    private final Map<String, String> said;

    private CallRecords(JsonNode record) {
        said = new HashMap<>();
        flatten("", record);
    }

    /** The record under our names, where it is one of those; else as it is. */
    static JsonNode ours(JsonNode record) {
        if (!(record instanceof ObjectNode)) {
            return record;
        }
        CallRecords known = new CallRecords(record);
        ObjectNode fields = known.translated();
        return fields == null ? record : fields;
    }

    private @Nullable ObjectNode translated() {
        if (has("contactid") && (has("customerendpoint.address") || has("initiationtimestamp") || has("channel"))) {
            return amazonConnect();
        }
        if (has("variables.uuid") || has("variables.start_epoch") || has("variables.start_stamp")) {
            return freeSwitch();
        }
        if (has("conversationid") && (has("recordingid") || has("mediatype") || has("id") || has("media"))) {
            return genesysCloud();
        }
        if (has("callerphonenumber") && has("dialedphonenumber")) {
            return genesysEngage();
        }
        if (any("callsid", "call_sid") != null || (has("sid") && has("account_sid"))) {
            return twilio();
        }
        return has("src") && has("dst") && any("uniqueid", "start", "calldate") != null ? asterisk() : null;
    }

    private ObjectNode asterisk() {
        String application = String.valueOf(any("lastapp")).toLowerCase(Locale.ROOT);
        String lastData = any("lastdata");
        OwnFields fields = new OwnFields()
                .put("externalId", any("uniqueid"))
                .put("callId", any("linkedid"))
                .startedAt(any("start", "calldate", "answer"))
                .kind(
                        switch (application) {
                            case "voicemail" -> CallKind.VOICEMAIL;
                            case "confbridge", "meetme" -> CallKind.CONFERENCE;
                            default -> null;
                        })
                .put("queue", application.equals("queue") && lastData != null ? lastData.split(",")[0] : null);
        Matcher answered = CHANNEL.matcher(String.valueOf(any("dstchannel")));
        String caller = any("src");
        String called = any("dst");
        if (answered.matches()
                && !OwnFields.isExtension(caller)
                && !answered.group(1).equals(called)) {
            return fields.direction(Direction.INBOUND)
                    .party(Side.THEIRS, Role.CALLER, OwnFields.nameIn(any("clid")), caller)
                    .party(Side.OURS, Role.CALLED, any("dstcnam"), answered.group(1))
                    .tree();
        }
        return fields.callerAndCalled(
                        any("cnam") == null ? OwnFields.nameIn(any("clid")) : any("cnam"),
                        caller,
                        any("dstcnam"),
                        called)
                .tree();
    }

    private ObjectNode freeSwitch() {
        String application = String.valueOf(any("variables.last_app")).toLowerCase(Locale.ROOT);
        String disposition = String.valueOf(any("variables.endpoint_disposition"));
        CallKind kind = application.equals("voicemail") || has("variables.voicemail_message_len")
                ? CallKind.VOICEMAIL
                : application.equals("conference") || has("variables.conference_name")
                        ? CallKind.CONFERENCE
                        : disposition.endsWith("_TRANSFER") ? CallKind.TRANSFER : null;
        return new OwnFields()
                .put("externalId", any("variables.uuid"))
                .startedAtSecond(any("variables.start_epoch"))
                .startedAt(any("variables.start_stamp"))
                .kind(kind)
                .put("queue", any("variables.cc_queue"))
                .direction(any("variables.call_direction"))
                .callerAndCalled(
                        any("variables.caller_id_name", "callflow.caller_profile.caller_id_name"),
                        any("variables.caller_id_number", "callflow.caller_profile.caller_id_number"),
                        null,
                        any(
                                "variables.caller_destination",
                                "variables.destination_number",
                                "callflow.caller_profile.destination_number"))
                .tree();
    }

    private ObjectNode amazonConnect() {
        String method = String.valueOf(any("initiationmethod")).toUpperCase(Locale.ROOT);
        boolean outbound = method.equals("OUTBOUND") || method.equals("CALLBACK");
        return new OwnFields()
                .put("externalId", any("contactid"))
                .put("callId", any("initialcontactid", "previouscontactid"))
                .startedAt(any("connectedtosystemtimestamp", "initiationtimestamp"))
                .direction(
                        method.isEmpty() || method.equals("NULL")
                                ? null
                                : outbound ? Direction.OUTBOUND : Direction.INBOUND)
                .kind(method.equals("TRANSFER") ? CallKind.TRANSFER : null)
                .put("queue", any("queue.name"))
                .put("language", any("languagecode"))
                .party(Side.THEIRS, outbound ? Role.CALLED : Role.CALLER, null, any("customerendpoint.address"))
                .party(
                        Side.OURS,
                        outbound ? Role.CALLER : Role.CALLED,
                        any("agent.username"),
                        any("systemendpoint.address"))
                .tree();
    }

    private ObjectNode twilio() {
        String recording = any("recordingsid", "recording_sid", "sid");
        String parent = any("parentcallsid", "parent_call_sid");
        return new OwnFields()
                .put("externalId", recording)
                .put("callId", parent == null ? any("callsid", "call_sid") : parent)
                .startedAt(any("recordingstarttime", "start_time", "starttime", "date_created"))
                .direction(any("direction"))
                .callerAndCalled(any("callername"), any("from"), null, any("to"))
                .tree();
    }

    private ObjectNode genesysCloud() {
        String agent = any("agentname", "users.0.name", "participants.agent.name", "agents.0.name");
        String direction = any("initialdirection", "originatingdirection", "direction");
        boolean outbound = "outbound".equalsIgnoreCase(direction);
        String customer = outbound ? any("dnis", "tonumber") : any("ani", "fromnumber");
        return new OwnFields()
                .put("externalId", any("recordingid", "id"))
                .put("callId", any("conversationid"))
                .startedAt(any("starttime", "recordingstarttime", "conversationstart", "conversationstarttime"))
                .direction(direction)
                .put("queue", any("queuename", "queues.0.name"))
                .put("language", any("language"))
                .party(Side.THEIRS, outbound ? Role.CALLED : Role.CALLER, any("customername"), customer)
                .party(
                        Side.OURS,
                        outbound ? Role.CALLER : Role.CALLED,
                        agent,
                        outbound ? any("ani", "fromnumber") : any("dnis", "tonumber"))
                .tree();
    }

    private ObjectNode genesysEngage() {
        return new OwnFields()
                .put("externalId", any("id", "callrecordingid"))
                .startedAt(any("starttime", "mediafiles.0.starttime"))
                .callerAndCalled(null, any("callerphonenumber"), null, any("dialedphonenumber"))
                .tree();
    }

    private boolean has(String key) {
        return said.containsKey(key);
    }

    private @Nullable String any(String... keys) {
        for (String key : keys) {
            String value = said.get(key);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private void flatten(String path, JsonNode node) {
        if (node.isObject()) {
            String below = path.isEmpty() ? "" : path + ".";
            node.properties()
                    .forEach(field -> flatten(below + field.getKey().toLowerCase(Locale.ROOT), field.getValue()));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                flatten(path + "." + i, node.get(i));
            }
        } else if (node.isValueNode() && !node.isNull() && !node.asString().isBlank()) {
            said.put(path, path.startsWith("variables.") ? decoded(node.asString()) : node.asString());
        }
    }

    /** FreeSWITCH writes its variables as in an address. */
    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException plain) {
            return value;
        }
    }
}
