package dev.rapport.bench;

import dev.rapport.conversation.Evidence;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.UtteranceId;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One finding as the HTTP API told it, reduced to what the labels speak of.
 *
 * @param detail the category of an objection, the owner of a commitment, the name of a competitor; empty for other types
 * @param utterances the indexes of the utterances in which its evidence stands
 * @param settled whether an objection was handled or a question answered, where it says so
 */
record UnderstandingFinding(
        String type,
        String detail,
        Set<Integer> utterances,
        @Nullable Boolean settled,
        String quote) {

    static UnderstandingFinding of(JsonNode finding) {
        String type = finding.path("type").asString("");
        JsonNode value = finding.path("value");
        JsonNode settled = value.path(type.equals("QUESTION") ? "answered" : "handled");
        Set<Integer> places = new TreeSet<>();
        StringBuilder quotes = new StringBuilder();
        for (JsonNode evidence : finding.path("evidence")) {
            if (evidence.hasNonNull("utteranceId")) {
                places.add(Integer.valueOf(evidence.path("utteranceId").asString()));
            }
            quotes.append(quotes.isEmpty() ? "" : " … ")
                    .append(evidence.path("quote").asString(""));
        }
        return new UnderstandingFinding(
                type,
                detail(type, finding),
                places,
                settled.isBoolean() ? settled.asBoolean() : null,
                quotes.toString());
    }

    /** One that was found in this process, where the ids of utterances count from 0. */
    static UnderstandingFinding of(Finding finding) {
        String type = finding.type().name();
        Object settled = finding.value().get(type.equals("QUESTION") ? "answered" : "handled");
        Set<Integer> places = new TreeSet<>();
        StringBuilder quotes = new StringBuilder();
        for (Evidence evidence : finding.evidence()) {
            UtteranceId utterance = evidence.utterance();
            if (utterance != null) {
                places.add((int) utterance.value().getLeastSignificantBits());
            }
            quotes.append(quotes.isEmpty() ? "" : " … ").append(evidence.quote());
        }
        String detail = switch (type) {
            case "OBJECTION" -> category(Objects.toString(finding.value().get("category"), finding.label()));
            case "COMMITMENT" ->
                Objects.toString(finding.value().get("owner"), finding.side().name());
            case "COMPETITOR" -> finding.label();
            default -> "";
        };
        return new UnderstandingFinding(
                type, detail, places, settled instanceof Boolean known ? known : null, finding.rule() + ": " + quotes);
    }

    private static String detail(String type, JsonNode finding) {
        String label = finding.path("label").asString("");
        JsonNode value = finding.path("value");
        return switch (type) {
            case "OBJECTION" -> category(value.path("category").asString(label));
            case "COMMITMENT" ->
                value.path("owner").asString(finding.path("side").asString(""));
            case "COMPETITOR" -> label.isEmpty() ? value.path("name").asString("") : label;
            default -> "";
        };
    }

    /** Categories are compared without regard to how their words are joined: "missing feature", {@code MISSING_FEATURE}. */
    private static String category(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "_");
    }
}
