package dev.rapport.capture.hook;

import dev.rapport.capture.chat.ChatBatch;
import dev.rapport.capture.chat.ChatEntry;
import dev.rapport.capture.chat.ChatPerson;
import dev.rapport.conversation.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A bot of Telegram, whose webhook was set with a secret token: messages that it gets, posts of channels, and what a business
 * account of a person lets it see.
 *
 * <p>Who writes to the bot alone is theirs, as is the other one in a business account's chat; the bot, the account's owner and our
 * channels are ours. In groups nobody tells.
 *
 * <p>Source: Telegram's documentation, "Bot API": setWebhook, Update, Message.
 */
final class Telegram implements HookPlatform {

    private static final List<String> MESSAGES = List.of(
            "message",
            "edited_message",
            "channel_post",
            "edited_channel_post",
            "business_message",
            "edited_business_message");

    /** Before the number of a channel or a large group, where messages have the same ids for all; elsewhere each bot counts alone. */
    private static final String SHARED = "-100";

    private static final List<String> FILES = List.of(
            "document",
            "photo",
            "video",
            "voice",
            "audio",
            "animation",
            "video_note",
            "sticker",
            "location",
            "contact",
            "poll");

    @Override
    public void verify(HookCall call, HookSource source, Instant now) {
        if (!Signatures.same(source.key(), call.header("X-Telegram-Bot-Api-Secret-Token"))) {
            throw Signatures.wrong(call);
        }
    }

    @Override
    public HookReading read(HookCall call, HookSource source, Instant now) {
        Told update = Told.body(call);
        String id = update.needed("update_id");
        if (update.has("deleted_business_messages")) {
            return HookReading.of(call, id, List.of(deleted(call, update.at("deleted_business_messages"))));
        }
        return MESSAGES.stream()
                .filter(update::has)
                .findFirst()
                .flatMap(kind -> written(call, kind, update.at(kind)))
                .map(batch -> HookReading.of(call, id, List.of(batch)))
                .orElseGet(() -> HookReading.nothing(call));
    }

    /** Of a picture, which comes in several sizes, the last and largest. */
    @Override
    public List<FileElsewhere> files(HookCall call) {
        Told update = Told.body(call);
        Told message = MESSAGES.stream()
                .filter(update::has)
                .findFirst()
                .map(update::at)
                .orElse(update);
        return FILES.stream()
                .flatMap(kind -> Stream.concat(
                        Stream.of(message.at(kind)),
                        message.list(kind).reversed().stream().limit(1)))
                .filter(file -> file.has("file_id"))
                .map(file -> new FileElsewhere(
                        message.needed("message_id"),
                        file.needed("file_id"),
                        file.text("file_name"),
                        file.text("mime_type")))
                .distinct()
                .toList();
    }

    private static ChatBatch deleted(HookCall call, Told event) {
        Told chat = event.at("chat");
        List<ChatEntry> entries = event.node()
                .path("message_ids")
                .valueStream()
                .map(id -> (ChatEntry) new ChatEntry.Deleted(id.asString(""), null))
                .filter(entry -> !entry.id().isEmpty())
                .toList();
        return new ChatBatch(call.source(), call.platform(), chat.needed("id"), name(chat), true, List.of(), entries);
    }

    private static Optional<ChatBatch> written(HookCall call, String kind, Told message) {
        String text = text(message);
        if (text.isEmpty()) {
            return Optional.empty(); // somebody came, went, or changed the picture
        }
        Told chat = message.at("chat");
        ChatPerson from = person(kind, message, chat);
        ChatEntry entry = new ChatEntry.Written(
                message.needed("message_id"),
                from.id(),
                message.neededTime("date"),
                text,
                message.at("reply_to_message").text("message_id"),
                kind.startsWith("edited_") ? message.time("edit_date") : null);
        String topic = message.flag("is_topic_message") ? message.text("message_thread_id") : null;
        ChatBatch batch = new ChatBatch(
                call.source(),
                call.platform(),
                chat.needed("id") + (topic == null ? "" : "/" + topic),
                chat.is("type", "private") ? null : chat.text("title"),
                true,
                people(from, message, chat),
                List.of(entry));
        return Optional.of(chat.needed("id").startsWith(SHARED) ? batch.everywhere() : batch);
    }

    private static String text(Told message) {
        List<String> files = FILES.stream()
                .filter(message::has)
                .map(kind -> Told.file(kind.replace('_', ' '), fileName(kind, message.at(kind))))
                .distinct()
                .toList();
        String text = message.raw("text").isEmpty() ? message.raw("caption") : message.raw("text");
        return Told.lines(text, files);
    }

    private static @Nullable String fileName(String kind, Told file) {
        return switch (kind) {
            case "contact" ->
                Told.lines(name(file), List.of(file.raw("phone_number"))).replace("\n", " ");
            case "sticker" -> file.text("emoji");
            case "poll" -> file.text("question");
            case "location" -> file.text("latitude") + ", " + file.text("longitude");
            default -> file.text("file_name", "title");
        };
    }

    private static ChatPerson person(String kind, Told message, Told chat) {
        Told from = message.has("sender_chat") ? message.at("sender_chat") : message.at("from");
        String id = Optional.ofNullable(from.text("id")).orElseGet(() -> chat.needed("id"));
        String username = from.text("username");
        return new ChatPerson(
                id,
                username == null ? null : "@" + username,
                Optional.ofNullable(name(from)).orElseGet(() -> name(chat)),
                null,
                ownNumber(message, id),
                side(kind, from, id, chat));
    }

    /** Who is asked for the own number shares it as a contact. */
    private static @Nullable String ownNumber(Told message, String id) {
        Told contact = message.at("contact");
        String number = contact.is("user_id", id) ? contact.text("phone_number") : null;
        return number == null || number.startsWith("+") ? number : "+" + number;
    }

    private static @Nullable Side side(String kind, Told from, String id, Told chat) {
        if (from.flag("is_bot") || kind.endsWith("channel_post")) {
            return Side.OURS;
        }
        if (!chat.is("type", "private")) {
            return null;
        }
        return chat.is("id", id) ? Side.THEIRS : kind.endsWith("business_message") ? Side.OURS : null;
    }

    /** In a business account's chat the customer is known before they write. */
    private static List<ChatPerson> people(ChatPerson from, Told message, Told chat) {
        List<ChatPerson> people = new ArrayList<>(List.of(from));
        if (message.has("business_connection_id") && !from.id().equals(chat.text("id"))) {
            people.add(People.named(chat.needed("id"), name(chat), Side.THEIRS));
        }
        return people;
    }

    private static @Nullable String name(Told one) {
        String title = one.text("title");
        String name = title == null
                ? String.join(
                        " ",
                        Stream.of(one.raw("first_name"), one.raw("last_name"))
                                .filter(part -> !part.isBlank())
                                .toList())
                : title;
        return name.isBlank() ? null : name;
    }
}
