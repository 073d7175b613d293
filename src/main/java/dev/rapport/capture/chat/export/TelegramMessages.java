package dev.rapport.capture.chat.export;

import dev.rapport.capture.chat.ChatPerson;
import dev.rapport.capture.chat.export.ExportEntry.FileRef;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the messages of one chat of Telegram. For use by one thread. */
final class TelegramMessages {

    private final ExportRoom room;
    private final String type;
    private final Map<String, ChatPerson> known;
    private final TelegramFiles files;
    private final ZoneId zone;

    /**
     * @param type of the chat, as Telegram calls it
     * @param known of whom the export says more than the name
     * @param zone in which times without one are read: old exports have only those
     */
    TelegramMessages(ExportRoom room, String type, Map<String, ChatPerson> known, TelegramFiles files, ZoneId zone) {
        this.room = room;
        this.type = type;
        this.known = known;
        this.files = files;
        this.zone = zone;
    }

    void read(JsonNode message, ExportSink sink) throws IOException {
        if (!Fields.raw(message, "type").equals("message")) {
            return;
        }
        Optional<String> id = Fields.text(message, "id");
        Optional<Instant> sentAt = time(message, "date_unixtime", "date");
        if (id.isEmpty() || sentAt.isEmpty()) {
            sink.warn("A message of " + ExportZip.shown(room.id()) + " has no id or no time, and is left out");
            return;
        }
        ChatPerson from = sender(message);
        List<FileRef> contained = files.contained(message);
        ExportEntry entry = ExportEntry.written(
                id.get(),
                from.id(),
                sentAt.get(),
                text(message),
                Fields.text(message, "reply_to_message_id").orElse(null),
                edited(message, sentAt.get()),
                contained,
                message.toString());
        sink.add(room, entry, Stream.concat(Stream.of(from), other().stream()).toList());
    }

    private Optional<Instant> time(JsonNode message, String seconds, String iso) {
        return Fields.seconds(Fields.raw(message, seconds)).or(() -> Fields.iso(Fields.raw(message, iso), zone));
    }

    /** Old exports say of each message that it was edited in 1970. */
    private @Nullable Instant edited(JsonNode message, Instant sentAt) {
        return time(message, "edited_unixtime", "edited")
                .filter(sentAt::isBefore)
                .orElse(null);
    }

    /** Whom a chat between two is with: it has the person's id. */
    private Optional<ChatPerson> other() {
        return room.direct() ? Optional.of(known(room.channel(), room.subject())) : Optional.empty();
    }

    private ChatPerson sender(JsonNode message) {
        Optional<String> name = Fields.name(message, "from").or(() -> Fields.name(message, "author"));
        String id = Fields.text(message, "from_id")
                .map(TelegramExport::id)
                .or(() -> name)
                .orElse(type.contains("channel") ? room.channel() : "deleted");
        return known(id, name.orElse(null));
    }

    private ChatPerson known(String id, @Nullable String name) {
        ChatPerson there = known.get(Fields.id(id));
        return there == null
                ? Fields.person(id, null, name, null, null, null)
                : Fields.person(
                        id,
                        there.handle(),
                        there.name() == null ? name : there.name(),
                        null,
                        there.phone(),
                        there.side());
    }

    private String text(JsonNode message) {
        Optional<String> forwarded = Fields.name(message, "forwarded_from").map(of -> "[Forwarded from " + of + "]");
        return Stream.of(
                        forwarded,
                        Optional.of(written(message.path("text"))),
                        files.named(message),
                        poll(message.path("poll")),
                        contact(message.path("contact_information")),
                        place(message.path("location_information")))
                .flatMap(Optional::stream)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining("\n"));
    }

    /** A text, or a list of texts and of objects with a text. */
    private static String written(JsonNode text) {
        if (!text.isArray()) {
            return Fields.raw(text);
        }
        StringBuilder out = new StringBuilder();
        for (JsonNode part : text) {
            String shown = part.isObject() ? Fields.raw(part, "text") : Fields.raw(part);
            out.append(shown);
            Fields.text(part, "href")
                    .filter(link -> !link.equals(shown))
                    .ifPresent(link -> out.append(" (").append(link).append(')'));
        }
        return out.toString();
    }

    private static Optional<String> poll(JsonNode poll) {
        StringBuilder out = new StringBuilder(Fields.raw(poll, "question"));
        poll.path("answers").forEach(answer -> out.append("\n- ").append(Fields.raw(answer, "text")));
        return Optional.of(out.toString());
    }

    private static Optional<String> contact(JsonNode contact) {
        return Optional.of(String.join(
                        " ",
                        Fields.raw(contact, "first_name"),
                        Fields.raw(contact, "last_name"),
                        Fields.raw(contact, "phone_number"))
                .strip());
    }

    private static Optional<String> place(JsonNode place) {
        JsonNode latitude = place.path("latitude");
        JsonNode longitude = place.path("longitude");
        return latitude.isNumber() && longitude.isNumber()
                ? Optional.of("[" + latitude.asString() + ", " + longitude.asString() + "]")
                : Optional.empty();
    }
}
