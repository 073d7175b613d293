package dev.rapport.web.pages;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.OpportunityId;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.OpportunityStore;
import dev.rapport.crm.ReviewEntry;
import dev.rapport.crm.field.FieldOwner;
import dev.rapport.crm.field.FieldQuestion;
import dev.rapport.crm.field.FieldQuestions;
import dev.rapport.crm.field.KnownField;
import dev.rapport.web.pages.ReviewView.FieldAsked;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Decides how a person is asked about a field that conversations contradict. Safe for use by many threads. */
@Component
final class FieldAskedViews {

    private final FieldQuestions questions;
    private final OpportunityStore opportunities;
    private final CustomerNames names;

    FieldAskedViews(FieldQuestions questions, OpportunityStore opportunities, CustomerNames names) {
        this.questions = questions;
        this.opportunities = opportunities;
        this.names = names;
    }

    /** Empty for an entry of another kind. */
    Optional<FieldAsked> of(Viewer viewer, ReviewEntry entry) {
        if (entry.kind() != ReviewEntry.Kind.FIELD) {
            return Optional.empty();
        }
        UUID id = entry.id().value();
        return Optional.ofNullable(questions.of(viewer, List.of(id)).get(id)).map(question -> asked(viewer, question));
    }

    private FieldAsked asked(Viewer viewer, FieldQuestion question) {
        return new FieldAsked(
                owner(viewer, question.owner()),
                KnownField.label(question.name()),
                FieldText.of(question.entered()),
                FieldText.of(question.derived()),
                PlaceLink.of(question.evidence()));
    }

    private Link owner(Viewer viewer, FieldOwner owner) {
        return switch (owner.kind()) {
            case ACCOUNT -> Link.of(names.account(viewer, new AccountId(owner.id())), "/accounts/" + owner.id());
            case CONTACT -> Link.of(names.contact(viewer, new ContactId(owner.id())), "/contacts/" + owner.id());
            case OPPORTUNITY ->
                opportunities
                        .find(viewer, new OpportunityId(owner.id()))
                        .map(sale -> Link.of(sale.name(), "/accounts/" + sale.accountId()))
                        .orElseGet(() -> Link.of("an opportunity that is gone", "/customers"));
        };
    }
}
