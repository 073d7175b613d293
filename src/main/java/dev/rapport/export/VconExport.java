package dev.rapport.export;

import dev.rapport.archive.CallStore;
import dev.rapport.archive.ChatMessageStore;
import dev.rapport.archive.MediaStore;
import dev.rapport.archive.MessageStore;
import dev.rapport.archive.TranscriptStore;
import dev.rapport.archive.VconStore;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemKind;
import dev.rapport.conversation.Message;
import dev.rapport.conversation.Viewer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a conversation as a vCon (draft-ietf-vcon-vcon-core-04): who took part, the recordings or messages themselves, what was
 * said, as the analysis {@code wtf_transcription} (draft-howe-vcon-wtf-extension), what was found, and what came along with it when
 * it came as a vCon itself. Signed where {@code rapport.vcon.sign} says so.
 *
 * <p>It is valid by the draft's schema. What the draft has no word for is said in words of our own, which the extension
 * {@code rapport} announces and anybody may ignore: the earlier texts of a message, what it answers, who of its parties are its To, Cc and Bcc.
 * Recordings are streamed, so that their size does not matter. Safe for use by many threads.
 */
@Component
public final class VconExport {

    /** The media type of what is written. */
    public static final String MEDIA_TYPE = "application/vcon";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TranscriptStore transcripts;
    private final MessageStore messages;
    private final ChatMessageStore chats;
    private final VconStore vcons;
    private final VconSound sound;
    private final MediaStore media;
    private final List<VconAnalyses> analyses;
    private final VconSigner signer;

    VconExport(
            TranscriptStore transcripts,
            MessageStore messages,
            ChatMessageStore chats,
            CallStore calls,
            VconStore vcons,
            MediaStore media,
            ObjectProvider<VconAnalyses> analyses,
            VconSigner signer) {
        this.transcripts = transcripts;
        this.messages = messages;
        this.chats = chats;
        this.vcons = vcons;
        this.sound = new VconSound(calls, media);
        this.media = media;
        this.analyses = analyses.orderedStream().toList();
        this.signer = signer;
    }

    /** Writes all of it, and leaves the stream open. */
    public void write(Viewer viewer, Conversation conversation, OutputStream out) throws IOException {
        write(viewer, conversation, VconForm.WHOLE, out);
    }

    /**
     * Writes the vCon, and leaves the stream open.
     *
     * @throws IOException when a recording cannot be read or the vCon not be written; what is out by then is not whole
     */
    public void write(Viewer viewer, Conversation conversation, VconForm form, OutputStream out) throws IOException {
        signer.sign(conversation.id().toString(), out, unsigned -> unsigned(viewer, conversation, form, unsigned));
    }

    private void unsigned(Viewer viewer, Conversation conversation, VconForm form, OutputStream out)
            throws IOException {
        VconMaterial material = material(viewer, conversation);
        VconPlaces places = VconPlaces.of(conversation.parties(), material);
        List<VconCarried> carried = VconCarried.of(vcons.carried(viewer, conversation.id()), media);
        try (JsonGenerator json = JSON.createGenerator(new OpenOutput(out))) {
            json.writeStartObject();
            VconHead.write(json, conversation, material);
            json.writeArrayPropertyStart("dialog");
            for (Item recording : material.recordings()) {
                sound.dialog(json, viewer, conversation, recording, form);
            }
            for (Message message : material.messages()) {
                VconMessages.dialog(json, message, material, places);
            }
            json.writeEndArray();
            attachments(json, material, places, carried);
            analyses(json, viewer, conversation, material, places, carried);
            json.writeEndObject();
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }

    private void attachments(JsonGenerator json, VconMaterial material, VconPlaces places, List<VconCarried> carried)
            throws IOException {
        json.writeArrayPropertyStart("attachments");
        for (Message message : material.messages()) {
            VconMessages.attachments(json, message, material, places, media);
        }
        carried.forEach(one -> one.attachments(json, places));
        json.writeEndArray();
    }

    private void analyses(
            JsonGenerator json,
            Viewer viewer,
            Conversation conversation,
            VconMaterial material,
            VconPlaces places,
            List<VconCarried> carried) {
        json.writeArrayPropertyStart("analysis");
        for (Item recording : material.recordings()) {
            WtfTranscription.write(json, places.of(List.of(recording.id())), recording, conversation, material.said());
        }
        analyses.stream()
                .flatMap(one -> one.of(viewer, conversation).stream())
                .forEach(one -> VconCarried.write(json, one, places, JSON));
        carried.forEach(one -> one.analyses(json, places));
        json.writeEndArray();
    }

    private VconMaterial material(Viewer viewer, Conversation conversation) {
        boolean chat = conversation.channel() == Channel.CHAT;
        return new VconMaterial(
                conversation.items().stream()
                        .filter(item -> item.kind() == ItemKind.RECORDING)
                        .toList(),
                transcripts.all(viewer, conversation.id()),
                messages.of(viewer, conversation.id()),
                chat ? chats.facts(viewer, conversation.id()) : Map.of(),
                chat ? vcons.platform(viewer, conversation.id()).orElse("chat") : null);
    }
}
