package dev.rapport.archive;

import dev.rapport.conversation.Evidence;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.TextSpan;
import dev.rapport.conversation.TimeSpan;
import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.UtteranceId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides where a finding stands that no rule finds any more, but of which a person said something: what was said at the
 * same time in the new transcript, or is written at the same place of the message now.
 */
final class FindingPlaces {

    private final List<Utterance> now;
    private final Map<@Nullable UtteranceId, Integer> order = new HashMap<>();

    /** @param now all utterances of the item */
    FindingPlaces(List<Utterance> now) {
        this.now = now;
        now.forEach(one -> order.put(one.id(), order.size()));
    }

    /** Whether the sentence of an opinion is still there, and nothing of now finds the same in it. */
    boolean stands(Finding opinion, List<Finding> found) {
        Evidence place = opinion.place();
        return now.stream()
                        .anyMatch(one ->
                                one.id().equals(place.utterance()) && one.text().contains(place.quote()))
                && found.stream()
                        .noneMatch(one -> one.type() == opinion.type()
                                && one.evidence().stream()
                                        .anyMatch(other -> Objects.equals(other.utterance(), place.utterance())));
    }

    /** Behind all others that stand no later than it. */
    int ordinal(KeptFinding opinion, List<KeptFinding> others) {
        int line = line(opinion);
        int ordinal = 0;
        for (int at = 0; at < others.size(); at++) {
            if (line(others.get(at)) <= line) {
                ordinal = at;
            }
        }
        return ordinal;
    }

    private int line(KeptFinding kept) {
        return order.getOrDefault(kept.derived().place().utterance(), -1);
    }

    KeptFinding lapsed(KeptFinding kept) {
        Finding old = kept.derived();
        Finding moved = new Finding(
                old.id(),
                old.conversation(),
                old.item(),
                old.type(),
                old.label(),
                old.side(),
                old.text(),
                old.value(),
                old.confidence(),
                old.rule(),
                old.ruleVersion(),
                old.status(),
                old.evidence().stream().map(this::moved).toList());
        return new KeptFinding(moved, true, kept.said());
    }

    private Evidence moved(Evidence old) {
        boolean still = now.stream().anyMatch(one -> one.id().equals(old.utterance()));
        if (still || old.kind() == Evidence.Kind.CONVERSATION || old.kind() == Evidence.Kind.ATTACHMENT) {
            return old;
        }
        return at(old).map(utterance -> in(utterance, old))
                .orElseGet(() -> Evidence.ofWhole(old.conversation(), old.item()));
    }

    private Optional<Utterance> at(Evidence old) {
        return now.stream()
                .filter(one -> Objects.equals(one.messageId(), old.message()))
                .filter(one -> common(one, old) > 0)
                .max(Comparator.comparingLong(one -> common(one, old)));
    }

    private static long common(Utterance utterance, Evidence old) {
        TimeSpan time = utterance.time();
        TimeSpan heard = old.time();
        if (time != null && heard != null) {
            return Math.min(time.endMs(), heard.endMs()) - Math.max(time.startMs(), heard.startMs());
        }
        TextSpan span = utterance.span();
        return span == null
                ? 0
                : Math.min(span.end(), old.span().end())
                        - Math.max(span.start(), old.span().start());
    }

    private static Evidence in(Utterance utterance, Evidence old) {
        int at = utterance.text().indexOf(old.quote());
        String quote = at < 0 ? utterance.text() : old.quote();
        int start = Math.max(0, at) + offset(utterance.span(), old.kind());
        return new Evidence(
                old.kind(),
                old.conversation(),
                old.item(),
                utterance.id(),
                utterance.messageId(),
                null,
                quote,
                new TextSpan(start, start + quote.length()),
                at < 0 ? utterance.time() : old.time());
    }

    private static int offset(@Nullable TextSpan span, Evidence.Kind kind) {
        return kind == Evidence.Kind.MESSAGE && span != null ? span.start() : 0;
    }
}
