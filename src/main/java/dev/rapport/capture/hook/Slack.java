package dev.rapport.capture.hook;

import dev.rapport.capture.chat.ChatBatch;
import dev.rapport.capture.chat.ChatEntry;
import dev.rapport.capture.chat.ChatPerson;
import dev.rapport.capture.chat.export.SlackText;
import dev.rapport.conversation.Side;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Slack's Events API, signed with the app's signing secret.
 *
 * <p>A channel is a room that lasts; a thread in it is one session. In a channel that is shared with another company (Slack
 * Connect), who is of our workspace is ours and who is of another theirs. A retry has the id of the first delivery.
 *
 * <p>Source: Slack's documentation, "Verifying requests from Slack", "Events API", "message event".
 */
final class Slack implements HookPlatform {

    private static final Set<String> SPOKEN =
            Set.of("", "bot_message", "me_message", "file_share", "thread_broadcast", "document_mention");

    @Override
    public void verify(HookCall call, HookSource source, Instant now) {
        String time = call.header("X-Slack-Request-Timestamp");
        byte[] base = Signatures.utf8("v0:" + time + ":");
        byte[] ours = Signatures.hmac("HmacSHA256", Signatures.utf8(source.key()), base, call.body());
        Signatures.need(ours, Signatures.hex("v0=", call.header("X-Slack-Signature")), call);
        Signatures.needFresh(time, source.maxAge(), now, call);
    }

    @Override
    public HookReading read(HookCall call, HookSource source, Instant now) {
        if (call.isForm()) {
            return HookReading.nothing(call); // a command or a click
        }
        Told body = Told.body(call);
        if (body.is("type", "url_verification")) {
            return HookReading.nothing(call, HookAnswer.plain(body.needed("challenge")));
        }
        Told event = body.at("event");
        boolean message =
                body.is("type", "event_callback") && (event.is("type", "message") || event.is("type", "app_mention"));
        return message
                ? batch(call, body, event)
                        .map(batch -> HookReading.of(call, body.text("event_id"), List.of(batch)))
                        .orElseGet(() -> HookReading.nothing(call))
                : HookReading.nothing(call);
    }

    /** Files of other places, which Slack only links to, are not asked for. */
    @Override
    public List<FileElsewhere> files(HookCall call) {
        Told event = Told.body(call).at("event");
        Told message = event.is("subtype", "message_changed") ? event.at("message") : event;
        return message.list("files").stream()
                .filter(file -> file.has("url_private") && !file.flag("is_external"))
                .map(file -> new FileElsewhere(
                        message.needed("ts"),
                        file.needed("url_private_download", "url_private"),
                        file.text("name", "title"),
                        file.text("mimetype")))
                .toList();
    }

    private static Optional<ChatBatch> batch(HookCall call, Told body, Told event) {
        String channel = event.needed("channel");
        return switch (event.raw("subtype")) {
            case "message_changed" -> changed(call, body, event, channel);
            case "message_deleted" ->
                Optional.of(deleted(call, channel, event.at("previous_message"), event, event.needed("deleted_ts")));
            case String subtype
            when SPOKEN.contains(subtype) ->
                Optional.of(written(
                        call, body, channel, event, time(event.at("edited").text("ts"))));
            default -> Optional.empty();
        };
    }

    /**
     * Also told when a link has got its preview: then it has no edit, and says the same. What a bot writes anew is no edit to Slack
     * either, but says something else. One that had answers is not removed, but made a tombstone.
     */
    private static Optional<ChatBatch> changed(HookCall call, Told body, Told event, String channel) {
        Told message = event.at("message");
        if (message.is("subtype", "tombstone")) {
            return Optional.of(deleted(call, channel, message, event, message.needed("ts")));
        }
        if (!SPOKEN.contains(message.raw("subtype"))) {
            return Optional.empty();
        }
        Instant edited = time(message.at("edited").text("ts"));
        Told before = event.at("previous_message");
        boolean anew = edited == null && before.has("ts") && !text(before).equals(text(message));
        return Optional.of(written(call, body, channel, message, anew ? time(event.text("event_ts", "ts")) : edited));
    }

    private static String text(Told message) {
        return SlackText.of(message.node(), SlackText.NO_NAMES, file -> false);
    }

    private static ChatBatch deleted(HookCall call, String channel, Told message, Told event, String ts) {
        ChatEntry entry = new ChatEntry.Deleted(ts, time(event.text("event_ts", "ts")));
        return room(call, channel, message.text("thread_ts"), ts, List.of(), entry);
    }

    private static ChatBatch written(
            HookCall call, Told body, String channel, Told message, @Nullable Instant editedAt) {
        String ts = message.needed("ts");
        Instant at = time(ts);
        if (at == null) {
            throw HookRefusal.unreadable("A message has the ts \"" + ts + "\", which is no time");
        }
        ChatPerson person = person(body, message);
        String thread = message.text("thread_ts");
        ChatEntry entry = new ChatEntry.Written(
                ts, person.id(), at, text(message), thread == null || thread.equals(ts) ? null : thread, editedAt);
        return room(call, channel, thread, ts, List.of(person), entry);
    }

    private static ChatBatch room(
            HookCall call,
            String channel,
            @Nullable String thread,
            String ts,
            List<ChatPerson> people,
            ChatEntry entry) {
        boolean inThread = thread != null && !thread.equals(ts);
        return new ChatBatch(
                        call.source(),
                        call.platform(),
                        inThread ? channel + "/" + thread : channel,
                        null,
                        !inThread,
                        people,
                        List.of(entry))
                .everywhere();
    }

    private static ChatPerson person(Told body, Told message) {
        String bot = message.text("bot_id");
        String user = message.text("user");
        if (bot != null || message.is("subtype", "bot_message")) {
            String name = Optional.ofNullable(message.text("username"))
                    .or(() -> Optional.ofNullable(message.at("bot_profile").text("name")))
                    .orElse(null);
            String id = user != null ? user : bot != null ? bot : "bot";
            return People.named(id, name, Side.OURS);
        }
        Told profile = message.at("user_profile");
        return People.named(
                user == null ? "unknown" : user,
                profile.text("real_name", "display_name", "name"),
                side(body, message.text("user_team", "source_team", "team")));
    }

    /** Only of a channel that is shared it is known who else may be in it than our own. */
    private static @Nullable Side side(Told body, @Nullable String team) {
        String ours = body.text("context_team_id", "team_id");
        if (!body.flag("is_ext_shared_channel") || team == null || ours == null) {
            return null;
        }
        return team.equals(ours) ? Side.OURS : Side.THEIRS;
    }

    private static @Nullable Instant time(@Nullable String ts) {
        return Told.instant(ts);
    }
}
