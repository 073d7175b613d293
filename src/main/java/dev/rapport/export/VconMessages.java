package dev.rapport.export;

import dev.rapport.archive.MediaStore;
import dev.rapport.conversation.Attachment;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.Message;
import dev.rapport.conversation.Message.Recipient;
import dev.rapport.conversation.Message.Role;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.PartyId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.core.Base64Variants;
import tools.jackson.core.JsonGenerator;

/** Writes messages into a vCon: each a dialog of type text, whose files are attachments that name it. */
final class VconMessages {

    private VconMessages() {}

    static void dialog(JsonGenerator json, Conversation thread, Message message) {
        int sender = place(thread, message.partyId());
        json.writeStartObject();
        json.writeStringProperty("type", "text");
        json.writeStringProperty("start", message.sentAt().toString());
        int[] parties = IntStream.concat(
                        IntStream.of(sender),
                        message.recipients().stream()
                                .filter(one -> one.role() != Role.FROM)
                                .map(Recipient::party)
                                .mapToInt(party -> place(thread, party)))
                .filter(place -> place >= 0)
                .distinct()
                .toArray();
        json.writeName("parties");
        json.writeArray(parties, 0, parties.length);
        if (sender >= 0) {
            json.writeNumberProperty("originator", sender);
        }
        json.writeStringProperty("mediatype", "text/plain");
        json.writeStringProperty("encoding", "none");
        json.writeStringProperty("body", message.body());
        json.writeEndObject();
    }

    static void attachments(JsonGenerator json, Conversation thread, Message message, int dialog, MediaStore media)
            throws IOException {
        for (Attachment file : message.attachments()) {
            json.writeStartObject();
            json.writeStringProperty("start", message.sentAt().toString());
            json.writeNumberProperty("party", Math.max(0, place(thread, message.partyId())));
            json.writeNumberProperty("dialog", dialog);
            json.writeStringProperty("mediatype", file.detectedType());
            json.writeStringProperty("filename", file.filename());
            json.writeStringProperty("encoding", "base64url");
            json.writeName("body");
            try (InputStream bytes = Channels.newInputStream(media.open(file.original()))) {
                json.writeBinary(Base64Variants.MODIFIED_FOR_URL, bytes, -1);
            }
            json.writeEndObject();
        }
    }

    private static int place(Conversation thread, PartyId party) {
        List<PartyId> ids = thread.parties().stream().map(Party::id).toList();
        return ids.indexOf(party);
    }
}
