package dev.rapport.capture.hook;

import dev.rapport.capture.chat.ChatBatch;
import dev.rapport.capture.chat.ChatEntry;
import dev.rapport.capture.chat.ChatPerson;
import dev.rapport.conversation.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The WhatsApp Business Platform (Cloud API), signed with the app's secret: what customers write, and what was written to them in
 * the WhatsApp Business app ({@code smb_message_echoes}). States of delivery are no messages.
 *
 * <p>The room is the pair of our number and the customer's. The handshake that comes first is a GET with a token of ours.
 *
 * <p>Source: Meta's documentation, "Webhooks", "messages webhook reference", "smb_message_echoes webhook reference".
 */
final class WhatsApp implements HookPlatform {

    private static final Set<String> MEDIA = Set.of("image", "video", "audio", "sticker", "document");

    @Override
    public Set<String> methods() {
        return Set.of("POST", "GET");
    }

    @Override
    public void verify(HookCall call, HookSource source, Instant now) {
        if (call.method().equals("GET")) {
            String token = source.verifyToken() == null ? source.key() : source.verifyToken();
            if (!Signatures.same(token, call.parameter("hub.verify_token"))) {
                throw HookRefusal.notAuthentic(
                        "hub.verify_token is not rapport.hooks." + call.source() + ".verify-token");
            }
            return;
        }
        byte[] ours = Signatures.hmac("HmacSHA256", Signatures.utf8(source.key()), call.body());
        Signatures.need(ours, Signatures.hex("sha256=", call.header("X-Hub-Signature-256")), call);
    }

    @Override
    public HookReading read(HookCall call, HookSource source, Instant now) {
        if (call.method().equals("GET")) {
            String challenge = call.parameter("hub.challenge");
            return HookReading.nothing(call, HookAnswer.plain(challenge == null ? "" : challenge));
        }
        List<ChatBatch> batches = Told.body(call).list("entry").stream()
                .flatMap(entry -> entry.list("changes").stream())
                .map(change -> change.at("value"))
                .flatMap(value -> batches(call, value).stream())
                .toList();
        return batches.isEmpty() ? HookReading.nothing(call) : HookReading.of(call, null, batches);
    }

    @Override
    public List<FileElsewhere> files(HookCall call) {
        return Told.body(call).list("entry").stream()
                .flatMap(entry -> entry.list("changes").stream())
                .map(change -> change.at("value"))
                .flatMap(value -> Stream.concat(value.list("messages").stream(), value.list("message_echoes").stream()))
                .flatMap(message -> file(message).stream())
                .toList();
    }

    private static Optional<FileElsewhere> file(Told message) {
        Told content = message.at(message.raw("type"));
        return MEDIA.contains(message.raw("type")) && content.has("id")
                ? Optional.of(new FileElsewhere(
                        message.needed("id"),
                        content.needed("id"),
                        content.text("filename"),
                        content.text("mime_type")))
                : Optional.empty();
    }

    private static List<ChatBatch> batches(HookCall call, Told value) {
        List<ChatBatch> batches = new ArrayList<>();
        for (Told message : value.list("messages")) {
            String customer = message.needed("from");
            entry(message, customer).ifPresent(entry -> batches.add(batch(call, value, message, customer, entry)));
        }
        for (Told echo : value.list("message_echoes")) {
            String customer = echo.needed("to");
            entry(echo, ours(value)).ifPresent(entry -> batches.add(batch(call, value, echo, customer, entry)));
        }
        return batches;
    }

    private static String ours(Told value) {
        Told us = value.at("metadata");
        String number = us.needed("display_phone_number", "phone_number_id");
        return number.matches("[+\\d\\s()./-]+") ? number.replaceAll("\\D", "") : number;
    }

    private static ChatBatch batch(HookCall call, Told value, Told message, String customer, ChatEntry entry) {
        String group = message.text("group_id");
        String us = value.at("metadata").needed("phone_number_id", "display_phone_number");
        String name = value.list("contacts").stream()
                .filter(contact -> contact.is("wa_id", customer))
                .findFirst()
                .map(contact -> contact.at("profile").raw("name"))
                .filter(written -> !written.isBlank())
                .orElse(null);
        List<ChatPerson> people =
                List.of(People.caller(customer, name, Side.THEIRS), People.caller(ours(value), null, Side.OURS));
        return new ChatBatch(
                call.source(),
                call.platform(),
                us + "/" + (group == null ? customer : group),
                null,
                true,
                people,
                List.of(entry));
    }

    private static Optional<ChatEntry> entry(Told message, String from) {
        Instant at = message.neededTime("timestamp");
        return switch (message.raw("type")) {
            case "revoke" ->
                Optional.of(new ChatEntry.Deleted(message.at("revoke").needed("original_message_id"), at));
            case "edit" -> {
                Told edit = message.at("edit");
                String text = text(edit.at("message"));
                yield Optional.of(written(edit.needed("original_message_id"), from, at, text, edit.at("message"), at));
            }
            case "reaction" -> {
                Told reaction = message.at("reaction");
                yield reaction.raw("emoji").isEmpty()
                        ? Optional.empty()
                        : Optional.of(new ChatEntry.Written(
                                message.needed("id"),
                                from,
                                at,
                                reaction.raw("emoji"),
                                reaction.text("message_id"),
                                null));
            }
            default -> {
                String text = text(message);
                yield text.isEmpty()
                        ? Optional.empty()
                        : Optional.of(written(message.needed("id"), from, at, text, message, null));
            }
        };
    }

    private static ChatEntry written(
            String id, String from, Instant at, String text, Told message, @Nullable Instant editedAt) {
        return new ChatEntry.Written(id, from, at, text, message.at("context").text("id"), editedAt);
    }

    /** Empty for what says nothing: a kind that is not known, or a notice of the system. */
    private static String text(Told message) {
        String type = message.raw("type");
        Told content = message.at(type);
        return switch (type) {
            case "text" -> content.raw("body");
            case "image", "video", "audio", "sticker", "document" ->
                Told.lines(content.raw("caption"), List.of(Told.file(type, content.text("filename"))));
            case "button" -> content.raw("text");
            case "interactive" -> interactive(content);
            case "location" ->
                Told.lines(content.text("name"), List.of(content.raw("address"), Told.file(type, place(content))));
            case "contacts" ->
                Told.file(
                        "contact",
                        message.list("contacts").stream()
                                .map(one -> one.at("name").raw("formatted_name"))
                                .reduce((one, other) -> one + ", " + other)
                                .orElse(null));
            case "order" -> Told.lines(content.text("text"), List.of(Told.file(type, null)));
            default -> "";
        };
    }

    private static String place(Told location) {
        return location.text("latitude") + ", " + location.text("longitude");
    }

    private static String interactive(Told content) {
        Told chosen = content.at(content.raw("type"));
        return Told.lines(chosen.text("title", "body", "name"), List.of(chosen.raw("description")));
    }
}
