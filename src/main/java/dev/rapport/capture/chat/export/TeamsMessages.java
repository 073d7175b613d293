package dev.rapport.capture.chat.export;

import dev.rapport.capture.chat.ChatPerson;
import dev.rapport.capture.chat.export.ExportEntry.FileRef;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads messages of Teams as Microsoft Graph gives them ("chatMessage resource type").
 *
 * <p>In a channel each post is a thread with its replies; a chat is one lasting room. What Teams itself says is no message. For
 * use by one thread.
 */
final class TeamsMessages {

    private static final int MOST_NAMES = 100_000;

    private final ExportFiles files;
    private final String base;
    private final ExportSink sink;
    private final Map<String, String> subjects = new HashMap<>();

    /** @param base the folder of the file, from which names of files count */
    TeamsMessages(ExportFiles files, String base, ExportSink sink) {
        this.files = files;
        this.base = base;
        this.sink = sink;
    }

    /** A message, and the replies that are given with it. */
    void read(JsonNode message) throws IOException {
        one(message);
        for (JsonNode reply : message.path("replies")) {
            one(completed(reply, message));
        }
    }

    /** Replies within a message do not always say again where they are. */
    private static JsonNode completed(JsonNode reply, JsonNode message) {
        if (reply instanceof ObjectNode object) {
            for (String field : List.of("channelIdentity", "chatId")) {
                if (!object.hasNonNull(field) && message.hasNonNull(field)) {
                    object.set(field, message.path(field));
                }
            }
            if (!object.hasNonNull("replyToId")) {
                object.put("replyToId", Fields.raw(message, "id"));
            }
        }
        return reply;
    }

    private void one(JsonNode message) throws IOException {
        String type = Fields.text(message, "messageType").orElse("message");
        if (!type.equals("message") || message.path("eventDetail").isObject()) {
            return;
        }
        Optional<String> id = Fields.text(message, "id");
        Optional<Instant> sentAt = time(message, "createdDateTime");
        if (id.isEmpty() || sentAt.isEmpty()) {
            sink.warn("A message has no id or no createdDateTime, and is left out");
            return;
        }
        ExportRoom room = room(message, id.get());
        Optional<Instant> deletedAt = time(message, "deletedDateTime");
        if (deletedAt.isPresent()) {
            sink.add(room, ExportEntry.deleted(id.get(), deletedAt.get(), message.toString()), List.of());
            return;
        }
        ChatPerson from = sender(message.path("from"));
        sink.add(room, entry(message, id.get(), sentAt.get(), from), List.of(from));
    }

    private ExportEntry entry(JsonNode message, String id, Instant sentAt, ChatPerson from) {
        List<FileRef> contained = new ArrayList<>();
        TeamsText body = TeamsText.of(
                Fields.raw(message.path("body"), "content"),
                !Fields.raw(message.path("body"), "contentType").equals("text"));
        StringBuilder text = new StringBuilder();
        Fields.text(message, "subject").ifPresent(subject -> line(text, subject));
        line(text, body.text());
        String quoted = body.quoted();
        for (JsonNode attachment : message.path("attachments")) {
            if (Fields.raw(attachment, "contentType").equals("messageReference")) {
                quoted = Fields.text(attachment, "id").orElse(quoted);
            } else {
                file(attachment, contained).ifPresent(name -> line(text, "[" + name + "]"));
            }
        }
        String replyTo = Fields.text(message, "replyToId").orElse(quoted.isEmpty() ? null : quoted);
        Instant editedAt = time(message, "lastEditedDateTime").orElse(null);
        return ExportEntry.written(
                id, from.id(), sentAt, text.toString(), replyTo, editedAt, contained, message.toString());
    }

    /** The name of a file that is not there. */
    private Optional<String> file(JsonNode attachment, List<FileRef> contained) {
        Optional<String> name = Fields.name(attachment, "name");
        Optional<String> path = name.map(given -> base + given).filter(files::has);
        path.ifPresent(there -> contained.add(new FileRef(there, name.orElse(there), null)));
        return path.isPresent() ? Optional.empty() : name;
    }

    private ExportRoom room(JsonNode message, String id) {
        JsonNode channel = message.path("channelIdentity");
        Optional<String> channelId = Fields.text(channel, "channelId");
        if (channelId.isPresent()) {
            String subject = Fields.name(channel, "displayName").orElse(null);
            return ExportRoom.channel(channelId.get(), subject)
                    .thread(Fields.text(message, "replyToId").orElse(id));
        }
        String chat = Fields.id(Fields.text(message, "chatId").orElse("chat"));
        if (subjects.size() < MOST_NAMES) {
            Fields.name(message, "topic").ifPresent(topic -> subjects.putIfAbsent(chat, topic));
        }
        return ExportRoom.channel(chat, subjects.get(chat));
    }

    private static ChatPerson sender(JsonNode from) {
        for (String kind : List.of("user", "application", "device")) {
            JsonNode one = from.path(kind);
            if (one.isObject()) {
                String name = Fields.name(one, "displayName").orElse(null);
                String id = Fields.text(one, "id").orElse(name == null ? kind : name);
                String email = Fields.name(one, "email", "userPrincipalName").orElse(null);
                return Fields.person(id, null, name, email, null, null);
            }
        }
        return Fields.person("unknown", null, null, null, null, null);
    }

    private static Optional<Instant> time(JsonNode message, String field) {
        return Fields.iso(Fields.raw(message, field), ZoneOffset.UTC);
    }

    private static void line(StringBuilder out, String line) {
        if (!line.isBlank()) {
            out.append(out.isEmpty() ? "" : "\n").append(line);
        }
    }
}
