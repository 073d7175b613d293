package dev.rapport.archive;

import dev.rapport.conversation.Evidence;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.TextSpan;
import dev.rapport.conversation.TimeSpan;
import dev.rapport.conversation.Utterance;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides where a finding stands that no rule finds any more, but of which a person said something: what was said at the
 * same time in the new transcript, or is written at the same place of the message now.
 */
final class FindingPlaces {

    private final List<Utterance> now;

    /** @param now all utterances of the item */
    FindingPlaces(List<Utterance> now) {
        this.now = now;
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
