package dev.rapport.web.api;

import dev.rapport.conversation.Evidence;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.FindingStatus;
import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.TimeSpan;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A finding as the API shows it. */
record FindingView(
        String id,
        FindingType type,
        String label,
        Side side,
        String text,
        Map<String, @Nullable Object> value,
        double confidence,
        String rule,
        int ruleVersion,
        FindingStatus status,
        List<EvidenceView> evidence) {

    static FindingView of(Finding finding) {
        return of(finding, Object::toString);
    }

    /** @param named what an utterance is called in the answer */
    static FindingView of(Finding finding, Function<Object, String> named) {
        return new FindingView(
                finding.id().toString(),
                finding.type(),
                finding.label(),
                finding.side(),
                finding.text(),
                finding.value(),
                finding.confidence(),
                finding.rule(),
                finding.ruleVersion(),
                finding.status(),
                finding.evidence().stream()
                        .map(evidence -> EvidenceView.of(evidence, named))
                        .toList());
    }

    /** A place as the API shows it; {@code startChar} and {@code endChar} point into what the kind says. */
    record EvidenceView(
            Evidence.Kind kind,
            String conversationId,
            String itemId,
            @Nullable String utteranceId,
            @Nullable String messageId,
            @Nullable String attachmentId,
            String quote,
            int startChar,
            int endChar,
            @Nullable Long startMs,
            @Nullable Long endMs) {

        static EvidenceView of(Evidence evidence, Function<Object, String> named) {
            TimeSpan time = evidence.time();
            return new EvidenceView(
                    evidence.kind(),
                    evidence.conversation().toString(),
                    evidence.item().toString(),
                    evidence.utterance() == null ? null : named.apply(evidence.utterance()),
                    evidence.message() == null ? null : evidence.message().toString(),
                    evidence.attachment() == null ? null : evidence.attachment().toString(),
                    evidence.quote(),
                    evidence.span().start(),
                    evidence.span().end(),
                    time == null ? null : time.startMs(),
                    time == null ? null : time.endMs());
        }
    }
}
