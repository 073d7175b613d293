package dev.rapport.bench;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A finding that a snippet's label expects, or allows without expecting it.
 *
 * @param detail see {@link UnderstandingFinding}
 * @param otherDetails categories that are as right
 * @param utterances where its evidence may stand
 * @param optional reasonable people differ: neither a miss nor a false alarm
 * @param settled whether the objection is handled or the question answered, where the snippet shows it
 */
record UnderstandingExpected(
        String type,
        String detail,
        List<String> otherDetails,
        Set<Integer> utterances,
        boolean optional,
        @Nullable Boolean settled) {

    UnderstandingExpected {
        if (utterances.isEmpty()) {
            throw new IllegalArgumentException("an expected finding stands in some utterance");
        }
    }

    static UnderstandingExpected of(JsonNode label) {
        Set<Integer> places = new HashSet<>(Set.of(label.required("utterance").asInt()));
        label.path("or").forEach(other -> places.add(other.asInt()));
        String detail = label.path("category")
                .asString(label.path("owner").asString(label.path("label").asString("")));
        JsonNode settled = label.has("handled") ? label.path("handled") : label.path("answered");
        return new UnderstandingExpected(
                label.required("type").asString(),
                detail,
                label.path("orCategory").valueStream().map(JsonNode::asString).toList(),
                Set.copyOf(places),
                label.path("optional").asBoolean(false),
                settled.isBoolean() ? settled.asBoolean() : null);
    }

    /** Whether the finding is this one, whatever its category or owner; a competitor has to have the right name. */
    boolean isAbout(UnderstandingFinding found) {
        return type.equals(found.type())
                && found.utterances().stream().anyMatch(utterances::contains)
                && (!type.equals("COMPETITOR") || accepts(found.detail()));
    }

    boolean accepts(String found) {
        return detail.equalsIgnoreCase(found) || otherDetails.contains(found);
    }
}
