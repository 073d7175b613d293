package dev.rapport.web.api;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.crm.ReviewEntry;
import dev.rapport.crm.duplicate.DuplicateEntry;
import dev.rapport.crm.field.FieldOwner;
import dev.rapport.crm.field.FieldQuestion;
import dev.rapport.crm.newcomer.Newcomer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry as the API shows it.
 *
 * @param conversationId null for what is not about a conversation; so is {@code itemId}
 * @param reasons of a duplicate, what was compared: {@code {rule, level, weight}}, the weight in bits
 * @param field what is asked of a field; null for an entry of another kind
 * @param contact who may become a contact; null for an entry of another kind
 */
record ReviewEntryView(
        String id,
        ReviewEntry.Kind kind,
        @Nullable String conversationId,
        @Nullable String itemId,
        List<String> contactIds,
        List<String> accountIds,
        double score,
        List<?> reasons,
        @Nullable FieldQuestionView field,
        @Nullable NewContactView contact,
        Instant createdAt) {

    static ReviewEntryView of(ReviewEntry entry, @Nullable FieldQuestion question, @Nullable Newcomer newcomer) {
        return new ReviewEntryView(
                entry.id().toString(),
                entry.kind(),
                entry.conversation() == null ? null : entry.conversation().toString(),
                entry.item() == null ? null : entry.item().toString(),
                entry.contacts().stream().map(ContactId::toString).toList(),
                entry.accounts().stream().map(AccountId::toString).toList(),
                entry.score(),
                entry.reasons().stream().map(MatchView.ReasonView::of).toList(),
                FieldQuestionView.of(question),
                NewContactView.of(newcomer),
                entry.createdAt());
    }

    static ReviewEntryView of(DuplicateEntry entry) {
        return new ReviewEntryView(
                entry.id().toString(),
                ReviewEntry.Kind.DUPLICATE,
                null,
                null,
                List.of(entry.one().toString(), entry.other().toString()),
                List.of(),
                entry.score(),
                entry.reasons(),
                null,
                null,
                entry.createdAt());
    }

    /**
     * What is asked of a field.
     *
     * @param owner ACCOUNT, CONTACT or OPPORTUNITY
     * @param value what a person entered
     * @param derived what conversations say, and what would be there if it is accepted
     */
    record FieldQuestionView(
            FieldOwner.Kind owner,
            String ownerId,
            String name,
            String value,
            String derived,
            double confidence,
            List<FindingView.EvidenceView> evidence) {

        static @Nullable FieldQuestionView of(@Nullable FieldQuestion question) {
            return question == null
                    ? null
                    : new FieldQuestionView(
                            question.owner().kind(),
                            question.owner().id().toString(),
                            question.name(),
                            question.entered(),
                            question.derived(),
                            question.confidence(),
                            CustomerAnswers.evidence(question.evidence()));
        }
    }

    /** Somebody new, as CREATE would make a contact of; title and numbers follow from the messages. */
    record NewContactView(
            String name, String email, @Nullable String title, List<String> phones) {

        static @Nullable NewContactView of(@Nullable Newcomer newcomer) {
            return newcomer == null
                    ? null
                    : new NewContactView(newcomer.name(), newcomer.email(), newcomer.title(), newcomer.phones());
        }
    }
}
