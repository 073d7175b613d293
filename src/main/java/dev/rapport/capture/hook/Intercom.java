package dev.rapport.capture.hook;

import dev.rapport.capture.chat.ChatBatch;
import dev.rapport.capture.chat.ChatEntry;
import dev.rapport.capture.chat.ChatPerson;
import dev.rapport.conversation.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Intercom's webhooks, signed with the app's client secret. A conversation there is a session here; its first message is told when
 * it was begun, each later one as a part. Notes of admins are left out.
 *
 * <p>Source: Intercom's documentation, "Webhook notifications", "Webhook models", "Conversation model".
 */
final class Intercom implements HookPlatform {

    private static final Set<String> SPOKEN =
            Set.of("comment", "open", "close", "assignment", "snoozed", "message", "quick_reply");

    /** By a HEAD it sees that the address is there. */
    @Override
    public Set<String> methods() {
        return Set.of("POST", "HEAD");
    }

    @Override
    public void verify(HookCall call, HookSource source, Instant now) {
        if (call.method().equals("HEAD")) {
            return;
        }
        byte[] ours = Signatures.hmac("HmacSHA1", Signatures.utf8(source.key()), call.body());
        Signatures.need(ours, Signatures.hex("sha1=", call.header("X-Hub-Signature")), call);
    }

    @Override
    public HookReading read(HookCall call, HookSource source, Instant now) {
        if (call.method().equals("HEAD")) {
            return HookReading.nothing(call);
        }
        Told body = Told.body(call);
        Told item = body.at("data").at("item");
        String topic = body.raw("topic");
        if (!topic.startsWith("conversation") || !item.is("type", "conversation")) {
            return HookReading.nothing(call);
        }
        Conversation conversation = new Conversation(new LinkedHashMap<>(), new ArrayList<>());
        if (topic.endsWith(".created")) {
            conversation.add(source(item), item.time("created_at"));
        }
        parts(item).forEach(part -> conversation.add(part, null));
        return conversation.entries().isEmpty()
                ? HookReading.nothing(call)
                : HookReading.of(call, body.text("id"), List.of(conversation.batch(call, item)));
    }

    /** What a conversation began with; in older versions it is called otherwise. */
    private static Told source(Told item) {
        return item.has("source") ? item.at("source") : item.at("conversation_message");
    }

    private static List<Told> parts(Told item) {
        Told parts = item.at("conversation_parts");
        return parts.list("conversation_parts").stream()
                .filter(part -> part.raw("part_type").isEmpty() || SPOKEN.contains(part.raw("part_type")))
                .toList();
    }

    private record Conversation(Map<String, ChatPerson> people, List<ChatEntry> entries) {

        void add(Told message, @Nullable Instant begun) {
            String id = message.text("id");
            if (id != null && message.flag("redacted")) {
                entries.add(new ChatEntry.Deleted(id, message.time("updated_at")));
                return;
            }
            String text = text(message);
            if (id == null || text.isEmpty()) {
                return;
            }
            ChatPerson author = person(message.at("author"));
            people.putIfAbsent(author.id(), author);
            Instant at = begun == null ? message.neededTime("created_at") : begun;
            entries.add(new ChatEntry.Written(id, author.id(), at, text, null, null));
        }

        ChatBatch batch(HookCall call, Told item) {
            Told user = item.at("user");
            if (user.has("id")) {
                ChatPerson customer = person(user);
                people.putIfAbsent(customer.id(), customer);
            }
            String subject = Told.readable(source(item).raw("subject"));
            return new ChatBatch(
                    call.source(),
                    call.platform(),
                    item.needed("id"),
                    subject.isEmpty() ? null : subject,
                    false,
                    List.copyOf(people.values()),
                    entries);
        }

        private static String text(Told message) {
            List<String> files = message.list("attachments").stream()
                    .map(file -> Told.file("file", file.text("name")))
                    .toList();
            return Told.lines(Told.readable(message.raw("body")), files);
        }

        /** Users, leads and contacts are one kind of people in different versions. */
        private static ChatPerson person(Told author) {
            boolean ours = Set.of("admin", "bot", "team", "operator").contains(author.raw("type"));
            return People.reachable(
                    (ours ? author.raw("type") : "contact") + ":" + author.text("id"),
                    author.text("name"),
                    author.text("email"),
                    author.text("phone"),
                    ours ? Side.OURS : Side.THEIRS);
        }
    }
}
