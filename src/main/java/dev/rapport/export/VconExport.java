package dev.rapport.export;

import dev.rapport.archive.MediaStore;
import dev.rapport.archive.MessageStore;
import dev.rapport.archive.TranscriptStore;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemKind;
import dev.rapport.conversation.Message;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.Viewer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import tools.jackson.core.Base64Variants;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a conversation as a vCon, unsigned (draft-ietf-vcon-vcon-core-04): who took part, the recordings or messages themselves, and what was
 * said, as the analysis {@code wtf_transcription} (draft-howe-vcon-wtf-extension).
 *
 * <p>A number that is not in E.164 form is left out, since a reader would take it for one. A recording's parties are
 * listed by track. Recordings are streamed, so that their size does not matter. Safe for use by many threads.
 */
@Component
public final class VconExport {

    /** The media type of what is written. */
    public static final String MEDIA_TYPE = "application/vcon";

    private static final String VERSION = "0.4.0";
    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TranscriptStore transcripts;
    private final MessageStore messages;
    private final MediaStore media;

    VconExport(TranscriptStore transcripts, MessageStore messages, MediaStore media) {
        this.transcripts = transcripts;
        this.messages = messages;
        this.media = media;
    }

    /**
     * Writes the vCon, and leaves the stream open.
     *
     * @throws IOException when a recording cannot be read or the vCon not be written; what is out by then is not whole
     */
    public void write(Viewer viewer, Conversation conversation, OutputStream out) throws IOException {
        List<Utterance> said = transcripts.all(viewer, conversation.id());
        List<Message> written = messages.of(viewer, conversation.id());
        List<Item> recordings = conversation.items().stream()
                .filter(item -> item.kind() == ItemKind.RECORDING)
                .toList();
        try (JsonGenerator json = JSON.createGenerator(new OpenOutput(out))) {
            json.writeStartObject();
            head(json, conversation, !said.isEmpty() && !recordings.isEmpty());
            json.writeArrayPropertyStart("parties");
            conversation.parties().forEach(party -> party(json, party));
            json.writeEndArray();
            json.writeArrayPropertyStart("dialog");
            for (Item recording : recordings) {
                dialog(json, conversation, recording);
            }
            for (Message message : written) {
                VconMessages.dialog(json, conversation, message);
            }
            json.writeEndArray();
            if (written.stream().anyMatch(message -> !message.attachments().isEmpty())) {
                json.writeArrayPropertyStart("attachments");
                for (int i = 0; i < written.size(); i++) {
                    VconMessages.attachments(json, conversation, written.get(i), recordings.size() + i, media);
                }
                json.writeEndArray();
            }
            json.writeArrayPropertyStart("analysis");
            for (int i = 0; i < recordings.size(); i++) {
                WtfTranscription.write(json, i, recordings.get(i), conversation, said);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }

    private static void head(JsonGenerator json, Conversation conversation, boolean hasTranscript) {
        json.writeStringProperty("vcon", VERSION);
        json.writeStringProperty("uuid", conversation.id().toString());
        json.writeStringProperty("created_at", madeAt(conversation).toString());
        if (conversation.subject() != null) {
            json.writeStringProperty("subject", conversation.subject());
        }
        if (hasTranscript) {
            json.writeArrayPropertyStart("extensions");
            json.writeString(WtfTranscription.EXTENSION);
            json.writeEndArray();
        }
    }

    /** When the conversation was captured: its identifier begins with that time (RFC 9562, section 5.7). */
    private static Instant madeAt(Conversation conversation) {
        return Instant.ofEpochMilli(conversation.id().value().getMostSignificantBits() >>> 16);
    }

    private static void party(JsonGenerator json, Party party) {
        json.writeStartObject();
        if (party.phone() != null && E164.matcher(party.phone()).matches()) {
            json.writeStringProperty("tel", party.phone());
        }
        if (party.email() != null) {
            json.writeStringProperty("mailto", party.email());
        }
        if (party.name() != null) {
            json.writeStringProperty("name", party.name());
        }
        json.writeStringProperty("uuid", party.id().toString());
        json.writeEndObject();
    }

    private void dialog(JsonGenerator json, Conversation conversation, Item item) throws IOException {
        json.writeStartObject();
        json.writeStringProperty("type", "recording");
        json.writeStringProperty("start", item.startedAt().toString());
        parties(json, conversation.parties(), item);
        if (item.recording() != null) {
            json.writeNumberProperty("duration", Times.seconds(item.recording().durationMs()));
            json.writeStringProperty("mediatype", item.recording().mediaType());
        }
        if (item.filename() != null) {
            json.writeStringProperty("filename", item.filename());
        }
        json.writeStringProperty("encoding", "base64url");
        json.writeName("body");
        try (InputStream bytes = Channels.newInputStream(media.open(item.original()))) {
            json.writeBinary(Base64Variants.MODIFIED_FOR_URL, bytes, -1);
        }
        json.writeEndObject();
    }

    /** One entry for each track: who is on it, or null; all of them where they share one. */
    private static void parties(JsonGenerator json, List<Party> parties, Item item) {
        if (parties.isEmpty()) {
            return;
        }
        int tracks = item.recording() == null ? 1 : item.recording().tracks();
        json.writeArrayPropertyStart("parties");
        for (int track = 0; track < tracks; track++) {
            int[] on = onTrack(track, tracks, parties);
            switch (on.length) {
                case 0 -> json.writeNull();
                case 1 -> json.writeNumber(on[0]);
                default -> json.writeArray(on, 0, on.length);
            }
        }
        json.writeEndArray();
    }

    private static int[] onTrack(int track, int tracks, List<Party> parties) {
        return IntStream.range(0, parties.size())
                .filter(i -> tracks == 1
                        || Integer.valueOf(track).equals(parties.get(i).track()))
                .toArray();
    }
}
