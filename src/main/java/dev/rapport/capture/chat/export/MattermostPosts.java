package dev.rapport.capture.chat.export;

import dev.rapport.capture.chat.ChatPerson;
import dev.rapport.capture.chat.export.ExportEntry.FileRef;
import dev.rapport.conversation.Unprocessable;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the lines of a bulk export of Mattermost.
 *
 * <p>Posts have no ids there: one is known by its time, in milliseconds, and who wrote it. A post with replies is a thread. What
 * Mattermost itself says is no message. For use by one thread.
 */
final class MattermostPosts {

    private static final int MOST = 2_000_000;

    private final ExportFiles files;
    private final String base;
    private final ExportSink sink;
    private final Map<String, ChatPerson> people = new HashMap<>();
    private final Map<String, String> channels = new HashMap<>();
    private final Ordinals ordinals = new Ordinals();

    MattermostPosts(ExportFiles files, String base, ExportSink sink) {
        this.files = files;
        this.base = base;
        this.sink = sink;
    }

    /** One line, by its type. */
    void take(String type, JsonNode line) throws IOException {
        if (people.size() + channels.size() > MOST) {
            throw new Unprocessable("The export has more than " + MOST + " people and channels, which none has");
        }
        JsonNode one = line.path(type);
        switch (type) {
            case "channel" ->
                channels.put(
                        channel(one, "name"),
                        "#" + Fields.name(one, "display_name", "name").orElse(""));
            case "user", "bot" -> person(one);
            case "post" ->
                post(
                        one,
                        ExportRoom.channel(channel(one, "channel"), channels.get(channel(one, "channel"))),
                        List.of());
            case "direct_post" -> direct(one);
            default -> {}
        }
    }

    private static String channel(JsonNode one, String name) {
        return Fields.id(Fields.raw(one, "team") + ":" + Fields.raw(one, name));
    }

    private void person(JsonNode one) {
        String username = Fields.id(Fields.raw(one, "username"));
        String full = (Fields.raw(one, "first_name") + " " + Fields.raw(one, "last_name")).strip();
        String name =
                full.isEmpty() ? Fields.name(one, "nickname", "display_name").orElse(null) : full;
        people.put(
                username,
                Fields.person(
                        username, username, name, Fields.name(one, "email").orElse(null), null, null));
    }

    private ChatPerson known(String username) {
        String id = username.isEmpty() ? "unknown" : Fields.id(username);
        return people.getOrDefault(id, Fields.person(id, null, null, null, null, null));
    }

    private void direct(JsonNode one) throws IOException {
        TreeSet<String> members = new TreeSet<>();
        one.path("channel_members").forEach(member -> members.add(Fields.raw(member)));
        List<ChatPerson> people = members.stream().map(this::known).toList();
        List<String> names = people.stream()
                .map(person -> person.name() == null ? person.id() : person.name())
                .toList();
        String subject = String.join(", ", names);
        ExportRoom room = ExportRoom.direct(
                "direct:" + String.join(",", members), subject.isEmpty() ? null : Fields.shortened(subject));
        post(one, room, people);
    }

    private void post(JsonNode post, ExportRoom room, List<ChatPerson> members) throws IOException {
        String id = id(post, room);
        JsonNode replies = post.path("replies");
        ExportRoom place = replies.isEmpty() ? room : room.thread(id);
        message(post, id, place, null, members);
        for (JsonNode reply : replies) {
            message(reply, id(reply, room), place, id, members);
        }
    }

    private String id(JsonNode post, ExportRoom room) {
        String id = Fields.text(post, "id").orElse(Fields.raw(post, "create_at") + "-" + Fields.raw(post, "user"));
        int before = ordinals.next(Fields.digest(room.id() + " " + id));
        return before == 0 ? id : id + "-" + before;
    }

    private void message(JsonNode post, String id, ExportRoom room, @Nullable String replyTo, List<ChatPerson> members)
            throws IOException {
        if (Fields.raw(post, "type").startsWith("system_")) {
            return;
        }
        Optional<Instant> sentAt = Fields.millis(Fields.raw(post, "create_at"));
        if (sentAt.isEmpty()) {
            sink.warn("A post of " + ExportZip.shown(room.channel()) + " has no create_at, and is left out");
            return;
        }
        Optional<Instant> deletedAt = changed(post, "delete_at");
        if (deletedAt.isPresent()) {
            sink.add(room, ExportEntry.deleted(id, deletedAt.get(), raw(post)), List.of());
            return;
        }
        ChatPerson from = known(Fields.raw(post, "user"));
        List<FileRef> contained = new ArrayList<>();
        String text = text(post, contained);
        Instant editedAt = changed(post, "edit_at").orElse(null);
        ExportEntry entry =
                ExportEntry.written(id, from.id(), sentAt.get(), text, replyTo, editedAt, contained, raw(post));
        sink.add(room, entry, Stream.concat(Stream.of(from), members.stream()).toList());
    }

    /** 0 is never. */
    private static Optional<Instant> changed(JsonNode post, String field) {
        return Fields.millis(Fields.raw(post, field)).filter(at -> at.toEpochMilli() > 0);
    }

    private static String raw(JsonNode post) {
        if (post instanceof ObjectNode object && object.has("replies")) {
            return object.deepCopy().without("replies").toString();
        }
        return post.toString();
    }

    private String text(JsonNode post, List<FileRef> contained) {
        StringBuilder out = new StringBuilder(Fields.raw(post, "message"));
        for (JsonNode file : post.path("attachments")) {
            String path = Fields.raw(file, "path").replace('\\', '/');
            Optional<String> there = Stream.of(base + path, base + "data/" + path)
                    .filter(files::has)
                    .findFirst();
            String name = ExportFiles.baseName(path);
            if (there.isPresent()) {
                contained.add(new FileRef(there.get(), name, null));
            } else if (!name.isEmpty()) {
                out.append(out.isEmpty() ? "[" : "\n[").append(name).append(']');
            }
        }
        return out.toString();
    }
}
