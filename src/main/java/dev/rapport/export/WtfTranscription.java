package dev.rapport.export;

import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.StageStatus;
import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.Word;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;

/**
 * Writes the transcript of a recording as an analysis of a vCon (draft-howe-vcon-wtf-extension, schema "wtf-1.0").
 *
 * <p>Times are seconds from the start of the recording. A segment is an utterance; its speaker is the index of the party
 * in the vCon, and {@code speakers} tells the name of each. The words of all segments stand together, and a segment names its own
 * by their places.
 */
final class WtfTranscription {

    static final String EXTENSION = "wtf_transcription";

    private WtfTranscription() {}

    /** Writes nothing where nothing was said. */
    static void write(
            JsonGenerator json,
            List<Integer> dialogs,
            Item item,
            Conversation conversation,
            List<Utterance> allUtterances) {
        List<Utterance> said = allUtterances.stream()
                .filter(utterance -> utterance.itemId().equals(item.id()) && utterance.time() != null)
                .toList();
        if (said.isEmpty()) {
            return;
        }
        json.writeStartObject();
        json.writeStringProperty("type", EXTENSION);
        json.writeNumberProperty("dialog", dialogs.getFirst());
        json.writeStringProperty("mediatype", "application/json");
        json.writeStringProperty("vendor", "Rapport");
        json.writeStringProperty("schema", "wtf-1.0");
        json.writeStringProperty("encoding", "json");
        json.writeObjectPropertyStart("body");
        transcript(json, item, conversation, said);
        json.writeArrayPropertyStart("segments");
        int words = 0;
        for (int i = 0; i < said.size(); i++) {
            segment(json, i, words, said.get(i), conversation.parties());
            words += said.get(i).words().size();
        }
        json.writeEndArray();
        words(json, said);
        metadata(json, item);
        speakers(json, conversation.parties());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void transcript(JsonGenerator json, Item item, Conversation conversation, List<Utterance> said) {
        json.writeObjectPropertyStart("transcript");
        json.writeStringProperty("text", said.stream().map(Utterance::text).collect(Collectors.joining(" ")));
        json.writeStringProperty("language", conversation.language() == null ? "und" : conversation.language());
        json.writeNumberProperty("duration", Times.seconds(durationMs(item, said)));
        json.writeNumberProperty(
                "confidence",
                said.stream().mapToDouble(Utterance::confidence).average().orElse(0));
        json.writeEndObject();
    }

    private static long durationMs(Item item, List<Utterance> said) {
        return item.recording() == null
                ? endMs(said.getLast())
                : item.recording().durationMs();
    }

    /** @param firstWord the place of its first word among all words */
    private static void segment(
            JsonGenerator json, int number, int firstWord, Utterance utterance, List<Party> parties) {
        json.writeStartObject();
        json.writeNumberProperty("id", number);
        json.writeNumberProperty("start", Times.seconds(utterance.startMs()));
        json.writeNumberProperty("end", Times.seconds(endMs(utterance)));
        json.writeStringProperty("text", utterance.text());
        if (!utterance.rawText().equals(utterance.text())) {
            json.writeStringProperty("raw_text", utterance.rawText());
        }
        json.writeNumberProperty("confidence", utterance.confidence());
        json.writeArrayPropertyStart("words");
        for (int i = 0; i < utterance.words().size(); i++) {
            json.writeNumber(firstWord + i);
        }
        json.writeEndArray();
        int speaker = indexOf(utterance.partyId(), parties);
        if (speaker >= 0) {
            json.writeNumberProperty("speaker", speaker);
        }
        json.writeEndObject();
    }

    /** All of them; where each stands in the text of its segment is our own addition. */
    private static void words(JsonGenerator json, List<Utterance> said) {
        json.writeArrayPropertyStart("words");
        int number = 0;
        for (Utterance utterance : said) {
            for (Word word : utterance.words()) {
                json.writeStartObject();
                json.writeNumberProperty("id", number++);
                json.writeNumberProperty("start", Times.seconds(word.startMs()));
                json.writeNumberProperty("end", Times.seconds(word.endMs()));
                json.writeStringProperty("text", word.text());
                json.writeNumberProperty("confidence", word.confidence());
                json.writeNumberProperty("start_char", word.startChar());
                json.writeNumberProperty("end_char", word.endChar());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private static void metadata(JsonGenerator json, Item item) {
        StageStatus transcribed = item.stages().get(Stage.TRANSCRIBE);
        Instant at = transcribed == null ? item.startedAt() : transcribed.at();
        json.writeObjectPropertyStart("metadata");
        json.writeStringProperty("created_at", at.toString());
        json.writeStringProperty("processed_at", at.toString());
        json.writeStringProperty("provider", "vosk");
        json.writeStringProperty("model", "unknown");
        json.writeEndObject();
    }

    private static void speakers(JsonGenerator json, List<Party> parties) {
        json.writeObjectPropertyStart("speakers");
        for (int i = 0; i < parties.size(); i++) {
            json.writeObjectPropertyStart(Integer.toString(i));
            json.writeNumberProperty("id", i);
            json.writeStringProperty("label", Lines.flat(parties.get(i).label()));
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static int indexOf(PartyId id, List<Party> parties) {
        return parties.stream().map(Party::id).toList().indexOf(id);
    }

    private static long endMs(Utterance utterance) {
        return utterance.time() == null ? 0 : utterance.time().endMs();
    }
}
