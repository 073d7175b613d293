package dev.rapport.capture.hook;

import dev.rapport.capture.chat.ChatBatch;
import dev.rapport.capture.chat.ChatEntry;
import dev.rapport.capture.chat.ChatPerson;
import dev.rapport.conversation.Side;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Microsoft Teams, in its two ways: an outgoing webhook of a team, signed with its security token; and change notifications of
 * Microsoft Graph ({@link GraphNotices}), which show the client state that they were subscribed with.
 *
 * <p>An outgoing webhook wants an answer, which it posts. Each thread of a channel is one session.
 *
 * <p>Source: Microsoft's documentation, "Create outgoing webhooks".
 */
final class Teams implements HookPlatform {

    private static final HookAnswer POSTED = HookAnswer.json("{\"type\":\"message\",\"text\":\"Noted.\"}");
    private static final Pattern MENTION = Pattern.compile("<at[^>]*>(.*?)</at>");

    private final GraphNotices graph = new GraphNotices();

    @Override
    public void verify(HookCall call, HookSource source, Instant now) {
        if (!isOutgoing(call)) {
            graph.verify(call, source);
            return;
        }
        byte[] key = Signatures.base64("", source.key());
        byte[] ours = Signatures.hmac("HmacSHA256", key.length == 0 ? Signatures.utf8(source.key()) : key, call.body());
        Signatures.need(ours, Signatures.base64("HMAC ", call.header("Authorization")), call);
    }

    private static boolean isOutgoing(HookCall call) {
        String authorization = call.header("Authorization");
        return authorization != null && authorization.startsWith("HMAC ");
    }

    @Override
    public HookReading read(HookCall call, HookSource source, Instant now) {
        if (!isOutgoing(call)) {
            return graph.read(call, source);
        }
        Told body = Told.body(call);
        return body.is("type", "message")
                ? HookReading.of(call, null, List.of(batch(call, body)), POSTED)
                : HookReading.nothing(call, POSTED);
    }

    private static ChatBatch batch(HookCall call, Told body) {
        Told conversation = body.at("conversation");
        String id = body.needed("id");
        ChatPerson person = person(body);
        ChatEntry entry = new ChatEntry.Written(
                id,
                person.id(),
                body.neededTime("timestamp", "localTimestamp"),
                text(body),
                root(conversation, id),
                null);
        return room(call, conversation.needed("id").replaceFirst(";messageid=", "/"), List.of(person), entry);
    }

    /** A thread is one session; a chat, which has none, lasts. */
    static ChatBatch room(HookCall call, String room, List<ChatPerson> people, ChatEntry entry) {
        return new ChatBatch(call.source(), call.platform(), room, null, !room.contains("/"), people, List.of(entry))
                .everywhere();
    }

    private static @Nullable String root(Told conversation, String id) {
        String[] parts = conversation.raw("id").split(";messageid=", 2);
        return parts.length < 2 || parts[1].equals(id) ? null : parts[1];
    }

    private static ChatPerson person(Told body) {
        Told from = body.at("from");
        String tenant = body.at("channelData").at("tenant").text("id");
        String home = from.text("tenantId");
        Side side = tenant == null || home == null ? null : tenant.equals(home) ? Side.OURS : Side.THEIRS;
        return People.named(from.needed("aadObjectId", "id"), from.text("name"), side);
    }

    /** The text as it was formatted is an attachment; else names in it are marked up. */
    private static String text(Told body) {
        Optional<String> html = body.list("attachments").stream()
                .filter(one -> one.is("contentType", "text/html"))
                .map(one -> one.raw("content"))
                .filter(content -> !content.isBlank())
                .findFirst();
        String text = html.orElseGet(() -> body.raw("text"));
        boolean markup = html.isPresent()
                || body.is("textFormat", "xhtml")
                || MENTION.matcher(text).find();
        List<String> files = body.list("attachments").stream()
                .filter(one -> one.has("name"))
                .map(one -> Told.file("file", one.text("name")))
                .toList();
        return Told.lines(markup ? readable(text) : text.strip(), files);
    }

    static String readable(String html) {
        return Told.readable(MENTION.matcher(html).replaceAll("$1"));
    }
}
