package dev.rapport.export;

import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.Word;
import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** A transcript for programs, in the names of the HTTP API; texts are as they were kept, line breaks included. */
final class TranscriptJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private TranscriptJson() {}

    static String of(Lines transcript) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            Conversation conversation = transcript.conversation();
            json.writeStartObject();
            json.writeStringProperty("conversationId", conversation.id().toString());
            json.writeStringProperty("subject", conversation.subject());
            json.writeStringProperty("startedAt", conversation.startedAt().toString());
            json.writeStringProperty("language", conversation.language());
            json.writeArrayPropertyStart("utterances");
            transcript.lines().forEach(line -> utterance(json, line));
            json.writeEndArray();
            json.writeEndObject();
        }
        return out.toString();
    }

    private static void utterance(JsonGenerator json, Lines.Line line) {
        Utterance utterance = line.utterance();
        json.writeStartObject();
        json.writeStringProperty("id", utterance.id().toString());
        json.writeStringProperty("itemId", utterance.itemId().toString());
        json.writeStringProperty("partyId", utterance.partyId().toString());
        json.writeStringProperty("side", line.side().name());
        json.writeStringProperty("speaker", line.speaker());
        if (utterance.time() != null) {
            json.writeNumberProperty("startMs", utterance.time().startMs());
            json.writeNumberProperty("endMs", utterance.time().endMs());
        }
        json.writeStringProperty("text", utterance.text());
        json.writeStringProperty("rawText", utterance.rawText());
        json.writeNumberProperty("confidence", utterance.confidence());
        json.writeArrayPropertyStart("words");
        utterance.words().forEach(word -> word(json, word));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void word(JsonGenerator json, Word word) {
        json.writeStartObject();
        json.writeStringProperty("text", word.text());
        json.writeNumberProperty("startMs", word.startMs());
        json.writeNumberProperty("endMs", word.endMs());
        json.writeNumberProperty("confidence", word.confidence());
        json.writeNumberProperty("startChar", word.startChar());
        json.writeNumberProperty("endChar", word.endChar());
        if (!word.heard().isEmpty()) {
            json.writeArrayPropertyStart("heard");
            word.heard().forEach(heard -> {
                json.writeStartObject();
                json.writeStringProperty("text", heard.text());
                json.writeNumberProperty("startMs", heard.startMs());
                json.writeNumberProperty("endMs", heard.endMs());
                json.writeEndObject();
            });
            json.writeEndArray();
        }
        json.writeEndObject();
    }
}
