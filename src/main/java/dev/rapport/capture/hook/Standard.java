package dev.rapport.capture.hook;

import dev.rapport.capture.chat.ChatBatch;
import dev.rapport.capture.chat.ChatReader;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Anything else, as the Standard Webhooks specification has it: signed over its id, its time and its body.
 *
 * <p>The body is a chat in the form of our API; or an event {@code {type, timestamp, data}} whose data is one, or is one with a
 * single {@code message}. An event whose type ends in {@code .deleted} takes its message back. Events of other kinds, which have
 * no messages, are none of ours.
 *
 * <p>Source: the Standard Webhooks specification, 1.0.0.
 */
final class Standard implements HookPlatform {

    private static final String PREFIX = "whsec_";

    @Override
    public void verify(HookCall call, HookSource source, Instant now) {
        String id = call.header("webhook-id");
        String time = call.header("webhook-timestamp");
        String given = call.header("webhook-signature");
        byte[] signedPart = Signatures.utf8(id + "." + time + ".");
        boolean signed = false;
        for (byte[] key : keys(source.key())) {
            byte[] ours = Signatures.hmac("HmacSHA256", key, signedPart, call.body());
            signed |= id != null
                    && given != null
                    && Arrays.stream(given.split(" ")).anyMatch(one -> fits(ours, one));
        }
        if (!signed) {
            throw Signatures.wrong(call);
        }
        Signatures.needFresh(time, source.maxAge(), now, call);
    }

    private static boolean fits(byte[] ours, String given) {
        return Signatures.same(ours, Signatures.base64("v1,", given));
    }

    /** Base64 after a prefix; without one, senders take it for base64 or for what it is. */
    private static List<byte[]> keys(String secret) {
        byte[] decoded = Signatures.base64(secret.startsWith(PREFIX) ? PREFIX : "", secret);
        if (decoded.length == 0) {
            return List.of(Signatures.utf8(secret));
        }
        return secret.startsWith(PREFIX) ? List.of(decoded) : List.of(decoded, Signatures.utf8(secret));
    }

    @Override
    public HookReading read(HookCall call, HookSource source, Instant now) {
        Told body = Told.body(call);
        Told chat = body.has("type") && body.at("data").node().isObject() ? body.at("data") : body;
        if (!chat.has("messages") && !chat.has("message")) {
            if (body.has("type")) {
                return HookReading.nothing(call);
            }
            throw HookRefusal.unreadable(
                    "The body is neither a chat, with its messages, nor an event {type, timestamp, data}");
        }
        ChatReader.Chat read = ChatReader.read(Signatures.utf8(form(body, chat).toString()), call.source());
        HookReading reading = HookReading.of(call, call.header("webhook-id"), List.of(of(call, chat, read.batch())));
        return new HookReading(call, reading.delivery(), reading.batches(), read.files(), List.of(), HookAnswer.OK);
    }

    /** Whoever signs with a source's secret speaks for that source only. */
    private static ChatBatch of(HookCall call, Told chat, ChatBatch batch) {
        return new ChatBatch(
                call.source(),
                chat.has("platform") ? batch.platform() : call.platform(),
                batch.room(),
                batch.subject(),
                batch.lasting(),
                batch.people(),
                batch.messages());
    }

    private static ObjectNode form(Told event, Told chat) {
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        chat.node().properties().forEach(field -> form.set(field.getKey(), field.getValue()));
        if (!chat.has("messages")) {
            form.putArray("messages").add(message(event, chat.at("message")));
        }
        return form;
    }

    private static ObjectNode message(Told event, Told message) {
        ObjectNode one = JsonNodeFactory.instance.objectNode();
        message.node().properties().forEach(field -> one.set(field.getKey(), field.getValue()));
        String type = event.raw("type");
        String at = event.raw("timestamp");
        if (type.endsWith(".deleted") && !one.has("deleted")) {
            one.put("deleted", true);
        }
        if (type.endsWith(".deleted") && !one.has("deletedAt") && !at.isEmpty()) {
            one.put("deletedAt", at);
        }
        if (type.endsWith(".updated") && !one.has("editedAt") && !at.isEmpty()) {
            one.put("editedAt", at);
        }
        return one;
    }
}
