package dev.rapport.export;

import dev.rapport.archive.ChatFacts;
import dev.rapport.archive.MediaStore;
import dev.rapport.conversation.Attachment;
import dev.rapport.conversation.Message;
import dev.rapport.conversation.Message.Recipient;
import dev.rapport.conversation.Message.Role;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.core.Base64Variants;
import tools.jackson.core.JsonGenerator;

/** Writes messages into a vCon: each a dialog of type text, whose files are attachments that name it. Stateless. */
final class VconMessages {

    private VconMessages() {}

    static void dialog(JsonGenerator json, Message message, VconMaterial material, VconPlaces places) {
        ChatFacts chat = material.chats().get(message.id());
        json.writeStartObject();
        json.writeStringProperty("type", "text");
        json.writeStringProperty("start", message.sentAt().toString());
        List<Recipient> people = people(message, places);
        json.writeArrayPropertyStart("parties");
        people.forEach(one -> json.writeNumber(places.of(one.party())));
        json.writeEndArray();
        int sender = places.of(message.partyId());
        if (sender >= 0) {
            json.writeNumberProperty("originator", sender);
        }
        json.writeStringProperty("message_id", material.nameOf(message));
        json.writeStringProperty("application", material.platform() == null ? "email" : material.platform());
        if (chat == null) {
            mail(json, message, people);
        } else {
            chat(json, chat);
        }
        json.writeStringProperty("mediatype", "text/plain");
        json.writeStringProperty("encoding", "none");
        json.writeStringProperty("body", message.body());
        json.writeEndObject();
    }

    /** In the order From, To, Cc, Bcc, as the draft wants it. */
    private static List<Recipient> people(Message message, VconPlaces places) {
        return Stream.concat(
                        Stream.of(new Recipient(message.partyId(), Role.FROM)),
                        message.recipients().stream()
                                .filter(one -> one.role() != Role.FROM)
                                .sorted(Comparator.comparing(Recipient::role)))
                .filter(one -> places.of(one.party()) >= 0)
                .toList();
    }

    private static void mail(JsonGenerator json, Message message, List<Recipient> people) {
        json.writeStringProperty("subject", message.subject());
        json.writeArrayPropertyStart("roles");
        people.forEach(one -> json.writeString(one.role().name().toLowerCase(Locale.ROOT)));
        json.writeEndArray();
    }

    private static void chat(JsonGenerator json, ChatFacts chat) {
        VconHead.text(json, "reply_to", chat.replyTo());
        VconHead.text(
                json,
                "edited_at",
                chat.editedAt() == null ? null : chat.editedAt().toString());
        if (!chat.earlier().isEmpty()) {
            json.writeArrayPropertyStart("earlier");
            for (ChatFacts.Text text : chat.earlier()) {
                json.writeStartObject();
                json.writeStringProperty("start", text.at().toString());
                json.writeStringProperty("body", text.text());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }

    static void attachments(
            JsonGenerator json, Message message, VconMaterial material, VconPlaces places, MediaStore media)
            throws IOException {
        for (Attachment file : message.attachments()) {
            json.writeStartObject();
            json.writeStringProperty("purpose", "attachment");
            json.writeStringProperty("start", message.sentAt().toString());
            json.writeNumberProperty("party", Math.max(0, places.of(message.partyId())));
            json.writeNumberProperty("dialog", places.dialogs().getOrDefault(material.nameOf(message), 0));
            json.writeStringProperty("mediatype", file.detectedType());
            json.writeStringProperty("filename", file.filename());
            VconHead.text(json, "content_id", file.inline() ? file.contentId() : null);
            json.writeStringProperty("encoding", "base64url");
            json.writeName("body");
            try (InputStream bytes = Channels.newInputStream(media.open(file.original()))) {
                json.writeBinary(Base64Variants.MODIFIED_FOR_URL, bytes, -1);
            }
            json.writeEndObject();
        }
    }
}
