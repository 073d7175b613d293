package dev.rapport.capture.vcon;

import dev.rapport.capture.vcon.GivenTranscript.Line;
import dev.rapport.capture.vcon.Vcon.Analysis;
import dev.rapport.capture.vcon.Vcon.Dialog;
import dev.rapport.conversation.Word;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Finds the transcript of a dialog among the analyses, in the shapes that are in use: {@code wtf_transcription}
 * (draft-howe-vcon-wtf-extension), lists of segments or utterances, and plain text. Of several, the one that says most is taken.
 *
 * <p>A confidence that nobody states is 0.9: somebody found the text good enough to send it. Stateless.
 */
final class TranscriptReader {

    private static final double UNSTATED = 0.9;
    private static final int MOST_LINES = 100_000;
    private static final List<String> LISTS = List.of("segments", "utterances", "paragraphs", "transcript", "body");

    private TranscriptReader() {}

    static Optional<GivenTranscript> of(Vcon vcon, Dialog dialog) {
        return vcon.analyses().stream()
                .filter(one -> one.isAbout(dialog.index()) && isTranscript(one))
                .map(one -> read(one, vcon, dialog))
                .filter(one -> !one.lines().isEmpty())
                .max(Comparator.comparing(GivenTranscript::timed)
                        .thenComparing(one -> one.from().type().startsWith("wtf"))
                        .thenComparing(one -> -one.from().index()));
    }

    private static boolean isTranscript(Analysis analysis) {
        String type = analysis.type().toLowerCase(Locale.ROOT);
        return (type.contains("transcri") || type.startsWith("wtf") || type.startsWith("diari"))
                && !(analysis.content().body() instanceof Content.Body.Elsewhere);
    }

    private static GivenTranscript read(Analysis analysis, Vcon vcon, Dialog dialog) {
        Optional<JsonNode> json = analysis.content().json();
        JsonNode body = json.orElse(analysis.raw().path("nothing"));
        boolean ours = "Rapport".equals(analysis.vendor());
        Speakers speakers = new Speakers(vcon.parties(), dialog.people());
        JsonNode head = body.path("transcript").isObject() ? body.path("transcript") : body;
        double confidence = confidence(head, UNSTATED);
        String language = language(head, body);
        List<Line> lines = segments(body)
                .limit(MOST_LINES)
                .flatMap(one -> new Segment(one, body, speakers, ours).line(confidence).stream())
                .sorted(Comparator.comparingLong(Line::startMs))
                .toList();
        if (!lines.isEmpty()) {
            return new GivenTranscript(analysis, true, language, lines);
        }
        long durationMs = dialog.duration() == null ? 0 : dialog.duration().toMillis();
        String text = json.isEmpty() ? analysis.content().text() : text(body);
        return new GivenTranscript(
                analysis, false, language, SpokenText.lines(Fields.clean(text), speakers, durationMs, confidence));
    }

    private static @Nullable String language(JsonNode head, JsonNode body) {
        return Stream.of(head.path("language"), body.path("language"), body.path("detected_language"))
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .filter(one -> one.matches("[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*") && !one.equals("und"))
                .map(one -> one.replace('_', '-'))
                .findFirst()
                .orElse(null);
    }

    /** The objects with a text and a beginning. */
    private static Stream<JsonNode> segments(JsonNode body) {
        Stream<JsonNode> lists = Stream.concat(
                Stream.of(body, body.path("results").path("utterances")),
                LISTS.stream().map(body::path));
        return lists
                .filter(JsonNode::isArray)
                .filter(list -> list.valueStream().anyMatch(Segment::isOne))
                .findFirst()
                .stream()
                .flatMap(JsonNode::valueStream)
                .filter(Segment::isOne);
    }

    private static String text(JsonNode body) {
        List<String> texts = new ArrayList<>();
        Stream.of(
                        body.path("transcript"),
                        body.path("text"),
                        body.path("transcript").path("text"))
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .forEach(texts::add);
        List<JsonNode> said =
                (body.isArray() ? body : body.path("transcript")).valueStream().toList();
        StringBuilder labelled = new StringBuilder();
        for (JsonNode one : said) {
            String words = Segment.text(one);
            String who = one.path("speaker").asString("");
            labelled.append(who.isBlank() ? "" : who + ": ").append(words).append("\n\n");
        }
        texts.add(labelled.toString());
        return texts.getFirst();
    }

    static double confidence(JsonNode node, double otherwise) {
        return Stream.of("confidence", "probability", "score")
                .map(node::path)
                .filter(JsonNode::isNumber)
                .mapToDouble(JsonNode::asDouble)
                .filter(one -> one >= 0 && one <= 1)
                .findFirst()
                .orElse(otherwise);
    }

    /** Seconds as milliseconds; negative where there are none that a recording has. */
    static long ms(JsonNode node, String... names) {
        for (String name : names) {
            JsonNode value = node.path(name);
            if (value.isNumber() && value.asDouble() >= 0 && value.asDouble() < 31 * 86_400) {
                return new BigDecimal(value.asString())
                        .movePointRight(3)
                        .setScale(0, java.math.RoundingMode.HALF_UP)
                        .longValue();
            }
        }
        return -1;
    }

    static Word word(String text, long startMs, long endMs, double confidence, int startChar, int endChar) {
        return new Word(text, startMs, Math.max(startMs, endMs), confidence, startChar, endChar);
    }
}
