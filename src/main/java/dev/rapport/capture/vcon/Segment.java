package dev.rapport.capture.vcon;

import dev.rapport.capture.vcon.GivenTranscript.Line;
import dev.rapport.conversation.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One segment of a transcript in JSON.
 *
 * @param body of the analysis, which may have the words of all segments, and names of the speakers
 * @param ours whether Rapport wrote it: then speakers are parties, and words say their places in the text
 */
record Segment(JsonNode node, JsonNode body, Speakers speakers, boolean ours) {

    static boolean isOne(JsonNode node) {
        return node.isObject() && !text(node).isBlank() && start(node) >= 0;
    }

    static String text(JsonNode node) {
        return Stream.of("text", "message", "transcript", "content", "sentence")
                .map(node::path)
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .findFirst()
                .orElse("");
    }

    private static long start(JsonNode node) {
        return TranscriptReader.ms(node, "start", "start_time", "startTime", "begin");
    }

    Optional<Line> line(double overall) {
        String text = Fields.clean(text(node));
        String clean = ours ? text : text.strip();
        long start = start(node);
        long end = Math.max(start, TranscriptReader.ms(node, "end", "end_time", "endTime", "stop"));
        double confidence = TranscriptReader.confidence(node, overall);
        String label = label();
        Integer party = party(label);
        JsonNode raw = node.path("raw_text");
        return Optional.of(new Line(
                party,
                party == null ? label : null,
                start,
                end,
                clean,
                ours && raw.isString() ? Fields.clean(raw.asString()) : null,
                confidence,
                words(clean, start, end, confidence)));
    }

    /** What the source calls who speaks; null where it does not tell. */
    private @Nullable String label() {
        JsonNode speaker = Stream.of("speaker", "speaker_id", "speaker_label", "channel", "party")
                .map(node::path)
                .filter(one -> one.isString() || one.isIntegralNumber())
                .findFirst()
                .orElse(node.path("nobody"));
        if (speaker.isMissingNode()) {
            return null;
        }
        String id = speaker.asString();
        String named = body.path("speakers").path(id).path("label").asString(id);
        String shown = named.matches("\\d{1,4}") ? "Speaker " + named : named;
        return Fields.shown(shown);
    }

    private @Nullable Integer party(@Nullable String label) {
        JsonNode speaker = node.path("speaker");
        if (ours && speaker.isIntegralNumber()) {
            int index = speaker.asInt(-1);
            return index >= 0 && index < speakers.people().size() ? index : null;
        }
        return speakers.named(label);
    }

    private List<Word> words(String text, long start, long end, double confidence) {
        List<Word> heard = new ArrayList<>();
        boolean places = ours;
        for (JsonNode one : node.path("words").values()) {
            JsonNode word = one.isIntegralNumber() ? body.path("words").path(one.asInt(-1)) : one;
            String said =
                    word.path("text").asString(word.path("word").asString("")).strip();
            long from = TranscriptReader.ms(word, "start", "start_time", "startTime");
            if (said.isEmpty() || from < 0) {
                continue;
            }
            int startChar = word.path("start_char").asInt(-1);
            int endChar = word.path("end_char").asInt(-1);
            places &= startChar >= 0 && startChar <= endChar && endChar <= text.length();
            heard.add(TranscriptReader.word(
                    Fields.clean(said),
                    from,
                    TranscriptReader.ms(word, "end", "end_time", "endTime"),
                    TranscriptReader.confidence(word, confidence),
                    startChar,
                    endChar));
        }
        return places && !heard.isEmpty() ? heard : WordTimes.placed(heard, text, start, end, confidence);
    }
}
