package dev.rapport.capture.hook;

import dev.rapport.capture.chat.ChatBatch;
import dev.rapport.capture.chat.ChatEntry;
import dev.rapport.capture.chat.ChatPerson;
import dev.rapport.capture.chat.export.TeamsText;
import dev.rapport.conversation.Side;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * Change notifications of Microsoft Graph about messages of Teams, with the message in them.
 *
 * <p>Each has to show the client state of its subscription, which is the source's secret. The message comes encrypted for a
 * certificate of ours ({@link GraphContent}); in some clouds as it is. Without it there would be nothing to keep, so such a
 * subscription is refused, and told so.
 *
 * <p>Source: Microsoft's documentation, "Receive change notifications through webhooks", "Set up change notifications that include
 * resource data", "chatMessage resource type".
 */
final class GraphNotices {

    private static final int LONGEST_TOKEN = 10_000;

    /** {@code teams('T')/channels('C')/messages('M')/replies('R')} and {@code chats('C')/messages('M')}, or with slashes. */
    private static final Pattern RESOURCE = Pattern.compile(
            "(?:.*/)?(?:channels|chats)[(/]'?(?<room>[^')/]+)'?\\)?/messages[(/]'?(?<message>[^')/]+)'?\\)?"
                    + "(?:/replies[(/]'?(?<reply>[^')/]+)'?\\)?)?");

    void verify(HookCall call, HookSource source) {
        if (call.parameter("validationToken") != null) {
            return; // a handshake: whoever asks gets back what it sent, as plain text in which no HTML is
        }
        List<Told> notices = Told.body(call).list("value");
        if (notices.isEmpty()
                || !notices.stream().allMatch(one -> Signatures.same(source.key(), one.text("clientState")))) {
            throw Signatures.wrong(call);
        }
    }

    HookReading read(HookCall call, HookSource source) {
        String token = call.parameter("validationToken");
        if (token != null) {
            String shown = token.substring(0, Math.min(token.length(), LONGEST_TOKEN));
            return HookReading.nothing(call, HookAnswer.plain(HtmlUtils.htmlEscape(shown)));
        }
        List<ChatBatch> batches = Told.body(call).list("value").stream()
                .filter(notice -> !notice.has("lifecycleEvent"))
                .map(notice -> batch(call, source, notice))
                .flatMap(Optional::stream)
                .toList();
        return batches.isEmpty() ? HookReading.nothing(call) : HookReading.of(call, null, batches);
    }

    private static Optional<ChatBatch> batch(HookCall call, HookSource source, Told notice) {
        Matcher resource = RESOURCE.matcher(notice.raw("resource"));
        if (!resource.matches()) {
            return Optional.empty(); // a channel, a member
        }
        Told data = notice.at("resourceData");
        if (notice.has("encryptedContent")) {
            data = GraphContent.decrypt(call, source, notice.at("encryptedContent"));
        }
        if (notice.is("changeType", "deleted") || data.has("deletedDateTime")) {
            return Optional.of(deleted(call, notice, resource, data));
        }
        if (!data.has("body")) {
            throw HookRefusal.unreadable("A change notification comes without its message; subscribe with"
                    + " includeResourceData, and set rapport.hooks." + call.source() + ".private-key");
        }
        return written(call, notice, resource, data);
    }

    private static ChatBatch deleted(HookCall call, Told notice, Matcher resource, Told data) {
        String reply = resource.group("reply");
        String message = reply == null ? resource.group("message") : reply;
        return Teams.room(
                call, room(notice, resource), List.of(), new ChatEntry.Deleted(message, data.time("deletedDateTime")));
    }

    private static String room(Told notice, Matcher resource) {
        boolean channel = notice.raw("resource").contains("channels");
        return resource.group("room") + (channel ? "/" + resource.group("message") : "");
    }

    private static Optional<ChatBatch> written(HookCall call, Told notice, Matcher resource, Told data) {
        String text = text(data);
        if (!data.is("messageType", "message") && data.has("messageType") || text.isEmpty()) {
            return Optional.empty(); // somebody was added, a call ended
        }
        ChatPerson person = person(data.at("from"), notice.text("tenantId"));
        ChatEntry entry = new ChatEntry.Written(
                data.needed("id"),
                person.id(),
                data.neededTime("createdDateTime"),
                text,
                data.text("replyToId"),
                data.time("lastEditedDateTime"));
        return Optional.of(Teams.room(call, room(notice, resource), List.of(person), entry));
    }

    private static String text(Told data) {
        Told body = data.at("body");
        String content = body.raw("content");
        List<String> files = data.list("attachments").stream()
                .filter(one -> one.is("contentType", "reference"))
                .map(one -> Told.file("file", one.text("name")))
                .toList();
        return Told.lines(
                TeamsText.of(content, body.is("contentType", "html")).text().strip(), files);
    }

    private static ChatPerson person(Told from, @Nullable String tenant) {
        Told user = from.at("user");
        if (!user.has("id")) {
            Told bot = from.at("application");
            String id = bot.text("id");
            return People.named(id == null ? "unknown" : id, bot.text("displayName"), id == null ? null : Side.OURS);
        }
        return People.named(user.needed("id"), user.text("displayName"), side(user, tenant));
    }

    private static @Nullable Side side(Told user, @Nullable String tenant) {
        String kind = user.raw("userIdentityType");
        if (kind.equals("federatedUser")
                || kind.equals("anonymousGuest")
                || kind.equals("personalMicrosoftAccountUser")) {
            return Side.THEIRS;
        }
        String home = user.text("tenantId");
        return home == null || tenant == null ? null : home.equals(tenant) ? Side.OURS : Side.THEIRS;
    }
}
