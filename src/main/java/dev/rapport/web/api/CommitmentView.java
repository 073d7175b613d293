package dev.rapport.web.api;

import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.FindingStatus;
import dev.rapport.conversation.Side;
import dev.rapport.crm.promise.Due;
import dev.rapport.crm.promise.Kept;
import dev.rapport.crm.promise.Promise;
import dev.rapport.crm.promise.PromiseState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A promise as the API shows it.
 *
 * @param findingId the finding of the type COMMITMENT that it is; its own id is the same
 * @param owner whose promise it is; null where nobody knows
 * @param ownerName who made it, as the party is called
 * @param late whether it is late, or was kept late
 * @param evidence where it was made
 * @param confidence that it is a promise
 * @param keptEvidence by what it was kept; empty while it is not, and where only a person says so
 * @param keptWhy the same in words
 * @param confirmed whether a person said that it is a promise, or how it stands
 * @param saidBy who said how it stands; null where nobody did
 */
record CommitmentView(
        String id,
        String findingId,
        String conversationId,
        String itemId,
        @Nullable String accountId,
        List<String> contactIds,
        @Nullable String opportunityId,
        @Nullable Side owner,
        @Nullable String ownerName,
        String action,
        String text,
        @Nullable DueView due,
        PromiseState state,
        boolean late,
        Instant madeAt,
        @Nullable Instant keptAt,
        List<FindingView.EvidenceView> evidence,
        double confidence,
        List<FindingView.EvidenceView> keptEvidence,
        List<String> keptWhy,
        @Nullable Double keptConfidence,
        boolean confirmed,
        FindingStatus status,
        @Nullable String saidBy) {

    static CommitmentView of(Promise promise) {
        Finding finding = promise.finding();
        FindingView view = FindingView.of(finding);
        Kept kept = promise.kept();
        return new CommitmentView(
                promise.id().toString(),
                view.id(),
                finding.conversation().toString(),
                finding.item().toString(),
                promise.account() == null ? null : promise.account().toString(),
                promise.contacts().stream().map(ContactId::toString).toList(),
                promise.opportunity() == null ? null : promise.opportunity().toString(),
                promise.owner(),
                promise.ownerName(),
                promise.action(),
                finding.text(),
                DueView.of(promise.due()),
                promise.state(),
                promise.late(),
                promise.madeAt(),
                promise.keptAt(),
                view.evidence(),
                finding.confidence(),
                kept == null
                        ? List.of()
                        : kept.because().stream()
                                .map(one -> FindingView.EvidenceView.of(one.evidence(), Object::toString))
                                .toList(),
                kept == null
                        ? List.of()
                        : kept.because().stream().map(Kept.Because::why).toList(),
                kept == null ? null : kept.confidence(),
                finding.status() == FindingStatus.CONFIRMED || finding.status() == FindingStatus.CORRECTED,
                finding.status(),
                promise.said() == null ? null : promise.said().by());
    }

    /** By when, as a finding's value has it: local times, the end exclusive. */
    record DueView(@Nullable String start, @Nullable String end, String grain, String zone) {

        static @Nullable DueView of(@Nullable Due due) {
            return due == null
                    ? null
                    : new DueView(
                            due.writtenStart(),
                            due.writtenEnd(),
                            due.grain(),
                            due.zone().getId());
        }
    }
}
