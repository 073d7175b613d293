package dev.rapport.capture.chat.export;

import dev.rapport.capture.chat.ChatPerson;
import dev.rapport.capture.chat.export.ExportEntry.FileRef;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads channels of Discord as DiscordChatExporter writes them in JSON: one file, or a zip with a file per channel.
 *
 * <p>What Discord itself says (who joined, what was pinned) is no message.
 */
final class DiscordExport implements ExportReader {

    private static final Set<String> SAID = Set.of(
            "",
            "Default",
            "Reply",
            "ChatInputCommand",
            "ContextMenuCommand",
            "ThreadStarterMessage",
            "0",
            "19",
            "20",
            "21",
            "23");

    @Override
    public void read(ExportFiles files, ExportTerms terms, ExportSink sink) throws IOException {
        for (String name : files.names()) {
            if (files.names().size() == 1 || name.endsWith(".json")) {
                Guard.reading(files.names().size() == 1, sink, () -> {
                    try (JsonStream json = new JsonStream(ExportZip.shown(name), files.open(name))) {
                        new Channel(json, files, ExportFiles.folder(name), sink).read();
                    }
                });
            }
        }
    }

    /** One file. */
    private static final class Channel {

        private final JsonStream json;
        private final ExportFiles files;
        private final String base;
        private final ExportSink sink;
        private String guild = "";
        private ExportRoom room = ExportRoom.channel("channel", null);

        Channel(JsonStream json, ExportFiles files, String base, ExportSink sink) {
            this.json = json;
            this.files = files;
            this.base = base;
            this.sink = sink;
        }

        void read() throws IOException {
            json.object(field -> {
                switch (field) {
                    case "guild" -> guild = Fields.name(json.value(), "name").orElse("");
                    case "channel" -> room = room(json.value());
                    case "messages" -> json.array(() -> message(json.value()));
                    default -> {}
                }
            });
        }

        private ExportRoom room(JsonNode channel) {
            boolean direct = Fields.raw(channel, "type").startsWith("Direct");
            String name = Fields.name(channel, "name").orElse("");
            String subject = direct || name.isEmpty() ? name : "#" + name;
            String shown = direct || guild.isEmpty() ? subject : guild + " " + subject;
            return ExportRoom.channel(
                    Fields.text(channel, "id").orElse("channel " + name), shown.isBlank() ? null : shown.strip());
        }

        private void message(JsonNode message) throws IOException {
            if (!SAID.contains(Fields.raw(message, "type"))) {
                return;
            }
            Optional<String> id = Fields.text(message, "id");
            Optional<Instant> sentAt = Fields.iso(Fields.raw(message, "timestamp"), ZoneOffset.UTC);
            if (id.isEmpty() || sentAt.isEmpty()) {
                sink.warn("A message of " + ExportZip.shown(room.id()) + " has no id or no time, and is left out");
                return;
            }
            ChatPerson from = sender(message.path("author"));
            List<FileRef> contained = new ArrayList<>();
            String text = text(message, contained);
            String replyTo = Fields.text(message.path("reference"), "messageId").orElse(null);
            ExportEntry entry = ExportEntry.written(
                    id.get(), from.id(), sentAt.get(), text, replyTo, edited(message), contained, message.toString());
            boolean lacking = contained.size() < message.path("attachments").size();
            sink.add(room, entry.lacking(lacking), List.of(from));
        }

        private static @Nullable Instant edited(JsonNode message) {
            return Fields.iso(Fields.raw(message, "timestampEdited"), ZoneOffset.UTC)
                    .orElse(null);
        }

        private static ChatPerson sender(JsonNode author) {
            String name = Fields.name(author, "nickname", "name").orElse(null);
            String id = Fields.text(author, "id").orElse(name == null ? "unknown" : name);
            return Fields.person(id, Fields.name(author, "name").orElse(null), name, null, null, null);
        }

        private String text(JsonNode message, List<FileRef> contained) {
            StringBuilder out = new StringBuilder(Fields.raw(message, "content"));
            message.path("stickers").forEach(one -> line(out, "[" + Fields.raw(one, "name") + "]"));
            for (JsonNode embed : message.path("embeds")) {
                if (out.isEmpty()) { // else it shows a page that the text links to
                    line(out, Fields.raw(embed, "title"));
                    line(out, Fields.raw(embed, "description"));
                }
            }
            for (JsonNode file : message.path("attachments")) {
                String name = Fields.name(file, "fileName").orElse("file");
                String path = base + Fields.raw(file, "url").replace('\\', '/');
                if (files.has(path)) {
                    contained.add(new FileRef(path, name, null));
                } else {
                    line(out, "[" + name + "]");
                }
            }
            return out.toString();
        }

        private static void line(StringBuilder out, String line) {
            if (!line.isBlank()) {
                out.append(out.isEmpty() ? "" : "\n").append(line);
            }
        }
    }
}
