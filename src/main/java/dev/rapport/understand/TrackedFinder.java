package dev.rapport.understand;

import static java.util.stream.Collectors.groupingBy;

import dev.rapport.conversation.Evidence;
import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.Side;
import dev.rapport.understand.TalkIndex.Hit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds what trackers find, and what is put together from their hits: objections with their answers, concerns, next steps,
 * questions, commitments, meetings, the company's own trackers; and the figures of a call.
 *
 * <p>Of one line, each label is found once, by the surest hit. Of two objections near each other, the surer one stands.
 */
@Component
final class TrackedFinder implements Finder {

    /** Where nobody knows who said it, it may not have been the side that the tracker asks for. */
    private static final double SIDE_UNKNOWN = 0.75;

    /** Words between two reasons that may be two statements. */
    private static final int ONE_STATEMENT = 20;

    private final Trackers trackers;
    private final Dues dues;

    TrackedFinder(Trackers trackers, Dues dues) {
        this.trackers = trackers;
        this.dues = dues;
    }

    @Override
    public String name() {
        return "trackers";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<Found> find(Talk talk) {
        List<Tracker> all = trackers.all();
        Parts parts = new Parts(talk, all);
        List<Found> found = new ArrayList<>();
        hits(parts, all).forEach(hit -> found.add(found(hit, parts)));
        all.stream()
                .filter(tracker -> tracker.whole() && tracker.finds() != null)
                .forEach(tracker -> whole(parts, tracker, found));
        Questions questions = new Questions(parts);
        found.addAll(questions.find());
        found.addAll(new Commitments(parts, dues).find());
        found.addAll(new Meetings(parts, dues).find());
        found.addAll(TalkFigures.of(talk, questions));
        return found;
    }

    private record Tracked(Tracker tracker, Hit hit, double confidence) {}

    private static List<Tracked> hits(Parts parts, List<Tracker> all) {
        Map<String, Tracked> best = new LinkedHashMap<>();
        for (Tracker tracker : all) {
            if (tracker.finds() == null || tracker.whole()) {
                continue;
            }
            for (Hit hit : parts.run().hits(tracker)) {
                Line line = parts.line(hit.line());
                if (line.own()) {
                    boolean unsure = tracker.side() != null && line.side() == Side.UNKNOWN;
                    Tracked tracked =
                            new Tracked(tracker, hit, tracker.confidence() * (unsure ? SIDE_UNKNOWN : 1) * heard(line));
                    best.merge(
                            tracker.finds() + " " + tracker.label() + " " + hit.line(), tracked, TrackedFinder::better);
                }
            }
        }
        return withoutRivals(List.copyOf(best.values()));
    }

    /** What was not heard well may not have been said. */
    private static double heard(Line line) {
        return line.utterance().time() == null
                ? 1
                : 0.7 + 0.3 * line.utterance().confidence();
    }

    private static Tracked better(Tracked one, Tracked other) {
        Comparator<Tracked> order = Comparator.comparingDouble(Tracked::confidence)
                .thenComparingInt(
                        tracked -> tracked.hit().last() - tracked.hit().first());
        return order.compare(one, other) >= 0 ? one : other;
    }

    private static List<Tracked> withoutRivals(List<Tracked> all) {
        Map<Integer, List<Tracked>> objections = all.stream()
                .filter(one -> one.tracker().finds() == FindingType.OBJECTION)
                .collect(groupingBy(one -> one.hit().line()));
        List<Tracked> left = new ArrayList<>();
        for (Tracked one : all) {
            List<Tracked> rivals = objections.getOrDefault(one.hit().line(), List.of());
            boolean beaten =
                    switch (java.util.Objects.requireNonNull(one.tracker().finds())) {
                        case OBJECTION -> rivals.stream().anyMatch(other -> beats(other, one, rivals));
                        case CONCERN -> !rivals.isEmpty();
                        default -> false;
                    };
            if (!beaten) {
                left.add(one);
            }
        }
        return left;
    }

    /**
     * Near it and surer: one statement seldom gives two reasons, and the surer was right twice as often. Or by the same words, as sure
     * and found before.
     */
    private static boolean beats(Tracked other, Tracked one, List<Tracked> inOrder) {
        int apart = Math.max(
                other.hit().first() - one.hit().last(),
                one.hit().first() - other.hit().last());
        return other != one
                && (other.confidence() > one.confidence() && apart <= ONE_STATEMENT
                        || other.confidence() == one.confidence()
                                && apart <= 0
                                && inOrder.indexOf(other) < inOrder.indexOf(one));
    }

    private static Found found(Tracked tracked, Parts parts) {
        Hit hit = tracked.hit();
        Tracker tracker = tracked.tracker();
        Line line = parts.line(hit.line());
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(line.evidence(hit.start(), hit.end()));
        Map<String, @Nullable Object> value = new HashMap<>();
        FindingType type = tracker.finds();
        if (type == FindingType.OBJECTION) {
            Answers.to(hit.line(), parts)
                    .ifPresentOrElse(
                            answer -> {
                                value.put("handled", true);
                                value.put("answer", answer.text());
                                evidence.add(answer.evidence());
                            },
                            () -> {
                                value.put("handled", false);
                                value.put("answer", null);
                            });
            value.put("category", tracker.label().toUpperCase(Locale.ROOT).replace(' ', '_'));
        }
        return new Found(
                java.util.Objects.requireNonNull(type),
                tracker.label(),
                line.side(),
                line.text(),
                value,
                rounded(tracked.confidence()),
                evidence,
                new Found.Rule(tracker.name(), tracker.version()));
    }

    private static void whole(Parts parts, Tracker tracker, List<Found> into) {
        parts.run().whole(tracker).ifPresent(hits -> {
            List<Evidence> evidence = new ArrayList<>();
            hits.stream()
                    .filter(hit -> parts.line(hit.line()).own())
                    .limit(20)
                    .forEach(hit -> evidence.add(parts.line(hit.line()).evidence(hit.start(), hit.end())));
            if (evidence.isEmpty() && !parts.talk().lines().stream().allMatch(Line::own)) {
                return;
            }
            into.add(new Found(
                    java.util.Objects.requireNonNull(tracker.finds()),
                    tracker.label(),
                    Side.UNKNOWN,
                    tracker.label(),
                    Map.of(),
                    rounded(tracker.confidence()),
                    evidence.isEmpty() ? List.of(parts.talk().whole()) : evidence,
                    new Found.Rule(tracker.name(), tracker.version())));
        });
    }

    static double rounded(double confidence) {
        return Math.round(confidence * 100) / 100.0;
    }
}
