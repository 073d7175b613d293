package dev.rapport.understand;

import dev.rapport.conversation.Evidence;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.UtteranceId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sums an item up by sentences of its own, each with its place: those in which most was found, in the order in which they were
 * said; where nothing was found, the first ones that say something.
 */
final class Summaries {

    private static final int MOST = 5;
    private static final int FIRST = 2;
    private static final int SHORTEST = 12;
    private static final int LONGEST = 240;

    private Summaries() {}

    static Optional<Found> of(Talk talk, List<Finding> found) {
        Map<UtteranceId, Double> weights = new HashMap<>();
        for (Finding finding : found) {
            UtteranceId place = finding.place().utterance();
            if (place != null) {
                weights.merge(place, weight(finding.type()) * finding.confidence(), Double::sum);
            }
        }
        List<Line> own = talk.lines().stream()
                .filter(line -> line.own() && line.text().length() >= SHORTEST)
                .toList();
        List<Line> best = own.stream()
                .filter(line -> weights.getOrDefault(line.utterance().id(), 0.0) > 0)
                .sorted(Comparator.comparingDouble((Line line) ->
                                weights.getOrDefault(line.utterance().id(), 0.0))
                        .reversed())
                .limit(MOST)
                .toList();
        List<Line> told = best.isEmpty() ? own.stream().limit(FIRST).toList() : inOrder(own, best);
        return told.isEmpty() ? Optional.empty() : Optional.of(summary(told));
    }

    private static List<Line> inOrder(List<Line> own, List<Line> best) {
        Set<UtteranceId> chosen =
                best.stream().map(line -> line.utterance().id()).collect(Collectors.toSet());
        return own.stream()
                .filter(line -> chosen.contains(line.utterance().id()))
                .toList();
    }

    private static double weight(FindingType type) {
        return switch (type) {
            case OBJECTION -> 5;
            case COMMITMENT, NEXT_STEP, MEETING -> 4;
            case CONCERN, TRACKER, COMPETITOR -> 3;
            case AMOUNT, PRODUCT -> 2;
            case QUESTION, TOPIC, DATE, QUANTITY, PERCENT -> 1;
            case PHONE, EMAIL, URL, ORDER_NUMBER -> 0.5;
            case SUMMARY, TALK -> 0;
        };
    }

    private static Found summary(List<Line> told) {
        List<Evidence> evidence = new ArrayList<>();
        for (Line line : told) {
            int end = line.text().length() <= LONGEST ? line.text().length() : Clauses.end(line.text(), LONGEST);
            evidence.add(line.evidence(0, end));
        }
        return new Found(
                FindingType.SUMMARY,
                "summary",
                Side.UNKNOWN,
                evidence.stream()
                        .map(Evidence::quote)
                        .map(quote -> quote.replaceAll("\\s+", " "))
                        .collect(Collectors.joining(" … ")),
                Map.of("sentences", evidence.size()),
                0.7,
                evidence,
                new Found.Rule("summary", 1));
    }
}
