package dev.rapport.capture.hook;

import dev.rapport.capture.chat.ChatBatch;
import dev.rapport.capture.chat.ChatEntry;
import dev.rapport.capture.chat.ChatPerson;
import dev.rapport.conversation.Side;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A webhook of Chatwoot, signed with its secret over the time and the body. A conversation there is a session here; notes that
 * agents write for each other, and notices of what was done, are left out.
 *
 * <p>Source: Chatwoot's documentation, "How to use webhooks", "Supported webhook events", and its signature of 2026.
 */
final class Chatwoot implements HookPlatform {

    @Override
    public void verify(HookCall call, HookSource source, Instant now) {
        String time = call.header("X-Chatwoot-Timestamp");
        byte[] ours =
                Signatures.hmac("HmacSHA256", Signatures.utf8(source.key()), Signatures.utf8(time + "."), call.body());
        String given = call.header("X-Chatwoot-Signature");
        Signatures.need(
                ours, Signatures.hex(given != null && given.startsWith("sha256=") ? "sha256=" : "", given), call);
        Signatures.needFresh(time, source.maxAge(), now, call);
    }

    @Override
    public HookReading read(HookCall call, HookSource source, Instant now) {
        Told body = Told.body(call);
        boolean message = body.is("event", "message_created") || body.is("event", "message_updated");
        String kind = message ? kind(body) : "";
        if (body.flag("private") || !List.of("incoming", "outgoing", "template").contains(kind)) {
            return HookReading.nothing(call);
        }
        return HookReading.of(call, null, List.of(batch(call, body, kind)));
    }

    /** The API's numbers are used in some payloads too. */
    private static String kind(Told body) {
        String type = String.valueOf(body.text("message_type"));
        return switch (type) {
            case "0" -> "incoming";
            case "1" -> "outgoing";
            case "3" -> "template";
            default -> type;
        };
    }

    private static ChatBatch batch(HookCall call, Told body, String kind) {
        Told conversation = body.at("conversation");
        Map<String, ChatPerson> people = new LinkedHashMap<>();
        Told contact = conversation.at("meta").at("sender");
        if (contact.has("id")) {
            ChatPerson customer = person(contact, "contact", Side.THEIRS);
            people.put(customer.id(), customer);
        }
        boolean incoming = kind.equals("incoming");
        Told sender = incoming && !body.has("sender") ? contact : body.at("sender");
        ChatPerson from = sender.has("id")
                ? person(
                        sender,
                        incoming ? "contact" : sender.raw("type").equals("agent_bot") ? "bot" : "user",
                        side(incoming))
                : People.named(incoming ? "contact" : "system", null, side(incoming));
        people.merge(from.id(), from, Chatwoot::fuller);
        return new ChatBatch(
                call.source(),
                call.platform(),
                conversation.needed("id", "display_id"),
                null,
                false,
                List.copyOf(people.values()),
                List.of(entry(body, from)));
    }

    private static Side side(boolean incoming) {
        return incoming ? Side.THEIRS : Side.OURS;
    }

    private static ChatEntry entry(Told body, ChatPerson from) {
        String id = body.needed("id");
        Instant updated = body.is("event", "message_updated") ? body.time("updated_at") : null;
        Told more = body.at("content_attributes");
        if (more.flag("deleted")) {
            return new ChatEntry.Deleted(id, updated);
        }
        List<String> files = body.list("attachments").stream()
                .map(file -> Told.file(file.raw("file_type").isEmpty() ? "file" : file.raw("file_type"), name(file)))
                .toList();
        String text =
                body.is("content_type", "incoming_email") ? Told.readable(body.raw("content")) : body.raw("content");
        return new ChatEntry.Written(
                id,
                from.id(),
                body.neededTime("created_at"),
                Told.lines(text, files),
                more.text("in_reply_to"),
                updated);
    }

    private static @Nullable String name(Told file) {
        String url = file.raw("data_url").replaceFirst("[?#].*", "");
        String name = url.substring(url.lastIndexOf('/') + 1);
        return name.isEmpty() ? null : name;
    }

    private static ChatPerson person(Told one, String type, Side side) {
        return People.reachable(
                type + ":" + one.needed("id"), one.text("name"), one.text("email"), one.text("phone_number"), side);
    }

    /** The sender of a message is told in fewer words than the contact of its conversation. */
    private static ChatPerson fuller(ChatPerson one, ChatPerson other) {
        return new ChatPerson(
                one.id(),
                null,
                one.name() == null ? other.name() : one.name(),
                one.email() == null ? other.email() : one.email(),
                one.phone() == null ? other.phone() : one.phone(),
                one.side());
    }
}
