package dev.rapport.capture.chat.export;

import dev.rapport.capture.chat.ChatPerson;
import dev.rapport.capture.chat.export.ExportEntry.FileRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Reads the messages of one channel of a Slack export. For use by one thread. */
final class SlackMessages {

    private static final Set<String> GONE = Set.of("tombstone", "message_deleted");

    private final SlackChannel channel;
    private final SlackPeople people;
    private final ExportFiles files;
    private final String base;

    /** @param base the folder of the export within the zip */
    SlackMessages(SlackChannel channel, SlackPeople people, ExportFiles files, String base) {
        this.channel = channel;
        this.people = people;
        this.files = files;
        this.base = base;
    }

    /** A message, and where it belongs. */
    record Read(ExportRoom room, ExportEntry entry, List<ChatPerson> people) {}

    /** Empty for what has no time, which is Slack's id of a message, and for what is no message. */
    Optional<Read> read(JsonNode message) {
        String ts = Fields.text(message, "ts").orElse("");
        Optional<Instant> sentAt = Fields.seconds(ts);
        if (sentAt.isEmpty() || !message.path("type").asString("message").equals("message")) {
            return Optional.empty();
        }
        Optional<String> thread = Fields.text(message, "thread_ts")
                .filter(of -> Fields.seconds(of).isPresent());
        ExportRoom room = thread.map(channel.room()::thread).orElseGet(channel::room);
        String raw = message.toString();
        if (GONE.contains(Fields.raw(message, "subtype"))) {
            String of = Fields.text(message, "deleted_ts").orElse(ts);
            return Optional.of(new Read(room, ExportEntry.deleted(of, null, raw), List.of()));
        }
        ChatPerson from = sender(message);
        ExportEntry entry = ExportEntry.written(
                ts,
                from.id(),
                sentAt.get(),
                SlackText.of(message, people, file -> path(file).isPresent()),
                thread.filter(of -> !of.equals(ts)).orElse(null),
                Fields.text(message.path("edited"), "ts")
                        .flatMap(Fields::seconds)
                        .orElse(null),
                contained(message),
                raw);
        return Optional.of(new Read(
                room,
                entry,
                Stream.concat(Stream.of(from), channel.members().stream()).toList()));
    }

    private ChatPerson sender(JsonNode message) {
        Optional<String> user = Fields.text(message, "user").or(() -> Fields.text(message.path("comment"), "user"));
        if (user.isPresent()) {
            return people.person(user.get(), message.path("user_profile"));
        }
        Optional<String> bot = Fields.text(message, "bot_id");
        String name = Fields.name(message, "username")
                .or(() -> Fields.name(message.path("bot_profile"), "name"))
                .orElse(null);
        String id = bot.or(() -> Fields.text(message, "username")).orElse("slack");
        ChatPerson known = people.person(id, message.path("bot_profile"));
        return name == null || known.name() != null ? known : Fields.person(id, name, name, null, null, null);
    }

    private List<FileRef> contained(JsonNode message) {
        List<FileRef> there = new ArrayList<>();
        for (JsonNode file : SlackText.files(message)) {
            path(file)
                    .ifPresent(path -> there.add(new FileRef(
                            path,
                            SlackText.filename(file).orElse(ExportFiles.baseName(path)),
                            Fields.text(file, "mimetype").orElse(null))));
        }
        return there;
    }

    /** Slack's own exports hold links; tools that fetch the files put them here. */
    private Optional<String> path(JsonNode file) {
        String id = Fields.raw(file, "id");
        String name = Fields.raw(file, "name");
        return id.isEmpty() || name.isEmpty()
                ? Optional.empty()
                : Stream.of(
                                base + "__uploads/" + id + "/" + name,
                                base + "attachments/" + id + "-" + name,
                                base + channel.folder() + "/attachments/" + id + "-" + name)
                        .filter(files::has)
                        .findFirst();
    }
}
