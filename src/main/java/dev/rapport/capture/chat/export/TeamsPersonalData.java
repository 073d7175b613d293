package dev.rapport.capture.chat.export;

import dev.rapport.capture.chat.ChatPerson;
import dev.rapport.conversation.Side;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the {@code messages.json} that a person gets of their own chats of Teams or Skype: the conversations, each with its
 * messages, the newest first. The person whose data it is is ours. For use by one thread, and one file.
 */
final class TeamsPersonalData {

    private final JsonStream json;
    private final ExportSink sink;
    private String owner = "";

    TeamsPersonalData(JsonStream json, ExportSink sink) {
        this.json = json;
        this.sink = sink;
    }

    /** A field of the file, whose value stands here. */
    void field(String name) throws IOException {
        switch (name) {
            case "userId" -> owner = Fields.raw(json.value());
            case "conversations" -> json.array(() -> json.object(new Conversation()::field));
            default -> {}
        }
    }

    /** One of the conversations. */
    private final class Conversation {
        private String id = "";
        private @Nullable String name;

        void field(String field) throws IOException {
            switch (field) {
                case "id" -> id = Fields.raw(json.value());
                case "displayName" -> name = Fields.raw(json.value());
                case "threadProperties" -> topic(json.value());
                case "MessageList" -> json.array(() -> message(json.value()));
                default -> {}
            }
        }

        private void topic(JsonNode properties) {
            name = Fields.name(properties, "topic").orElse(name);
        }

        private void message(JsonNode message) throws IOException {
            String type = Fields.text(message, "messagetype").orElse("Text");
            if (!type.startsWith("Text") && !type.startsWith("RichText")) {
                return;
            }
            Optional<String> messageId = Fields.text(message, "id");
            Optional<Instant> sentAt = Fields.iso(Fields.raw(message, "originalarrivaltime"), ZoneOffset.UTC)
                    .or(() -> Fields.millis(messageId.orElse("")));
            if (messageId.isEmpty() || sentAt.isEmpty()) {
                sink.warn("A message of " + ExportZip.shown(id) + " has no id or no time, and is left out");
                return;
            }
            String given = Fields.text(message, "conversationid").orElse("conversation");
            ExportRoom room = ExportRoom.channel(
                    id.isEmpty() ? given : id, name == null || name.isBlank() ? null : Fields.shortened(name));
            JsonNode properties = message.path("properties");
            Optional<Instant> deletedAt = Fields.millis(Fields.raw(properties, "deletetime"));
            if (deletedAt.isPresent()) {
                sink.add(room, ExportEntry.deleted(messageId.get(), deletedAt.get(), message.toString()), List.of());
                return;
            }
            ChatPerson from = sender(message);
            TeamsText text = TeamsText.of(Fields.raw(message, "content"), !type.equals("Text"));
            sink.add(
                    room,
                    ExportEntry.written(
                            messageId.get(),
                            from.id(),
                            sentAt.get(),
                            text.text(),
                            text.quoted().isEmpty() ? null : text.quoted(),
                            Fields.millis(Fields.raw(properties, "edittime")).orElse(null),
                            List.of(),
                            message.toString()),
                    List.of(from));
        }

        private ChatPerson sender(JsonNode message) {
            String from = Fields.text(message, "from").orElse("unknown");
            String number = from.matches("4:\\+\\d+") ? from.substring(2) : null;
            return Fields.person(
                    from,
                    from.replaceFirst("^\\d+:", ""),
                    Fields.name(message, "displayName", "imdisplayname").orElse(null),
                    null,
                    number,
                    from.equals(owner) ? Side.OURS : null);
        }
    }
}
