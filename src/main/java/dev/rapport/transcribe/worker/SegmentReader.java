package dev.rapport.transcribe.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what Vosk makes of a span: {@code {"result": [{"conf", "start", "end", "word"}], "text", "spk": []}}, times in seconds. */
final class SegmentReader {

    /** Vosk prints what C++ calls a number, also where JSON knows none. */
    private static final Pattern NOT_A_NUMBER = Pattern.compile("([:,\\[])\\s*-?(?:nan|inf)\\b");

    private static final JsonMapper JSON = JsonMapper.shared();

    private SegmentReader() {}

    /**
     * Empty where nothing was said.
     *
     * @param begunMs what the clock of the recogniser showed at the start of the track
     */
    static Optional<Segment> read(String json, long begunMs) {
        JsonNode said = JSON.readTree(NOT_A_NUMBER.matcher(json).replaceAll("$1 0"));
        List<Segment.Heard> words = new ArrayList<>();
        for (JsonNode word : said.path("result")) {
            long start = Math.max(0, Math.round(word.path("start").asDouble() * 1000) - begunMs);
            long end = Math.max(start, Math.round(word.path("end").asDouble() * 1000) - begunMs);
            double confidence = Math.clamp(word.path("conf").asDouble(0), 0, 1);
            words.add(new Segment.Heard(word.path("word").asString(), start, end, confidence));
        }
        return words.isEmpty() ? Optional.empty() : Optional.of(new Segment(words, voice(said.path("spk"))));
    }

    private static List<Double> voice(JsonNode numbers) {
        List<Double> voice = new ArrayList<>();
        numbers.forEach(number -> voice.add(number.asDouble(0)));
        return voice;
    }
}
