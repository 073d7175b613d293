package dev.rapport.crm;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.OpportunityId;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.field.DerivedFields;
import dev.rapport.crm.field.FieldOwner;
import dev.rapport.crm.field.FieldQuestion;
import dev.rapport.crm.field.FieldQuestions;
import dev.rapport.crm.field.FieldTable;
import dev.rapport.crm.field.KnownField;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Carries out what a person decides where conversations contradict what was entered.
 *
 * <p>Accepting is entering: the value is the person's from then on. Who keeps what was entered is not asked about the same
 * value again. Safe for use by many threads.
 */
@Component
class FieldReviews implements ReviewHandler {

    private static final String TAKES = "ACCEPT or KEEP";

    private final ReviewStore entries;
    private final FieldQuestions questions;
    private final DerivedFields derived;
    private final FieldTable fields;
    private final AccountStore accounts;
    private final ContactStore contacts;
    private final OpportunityStore opportunities;

    FieldReviews(
            ReviewStore entries,
            FieldQuestions questions,
            DerivedFields derived,
            FieldTable fields,
            AccountStore accounts,
            ContactStore contacts,
            OpportunityStore opportunities) {
        this.entries = entries;
        this.questions = questions;
        this.derived = derived;
        this.fields = fields;
        this.accounts = accounts;
        this.contacts = contacts;
        this.opportunities = opportunities;
    }

    @Override
    public Set<ReviewEntry.Kind> kinds() {
        return Set.of(ReviewEntry.Kind.FIELD);
    }

    @Override
    public void hold(ReviewEntry entry) {
        derived.hold(question(Viewer.PIPELINE, entry).owner());
    }

    @Override
    public ReviewOutcome decide(Viewer by, ReviewEntry entry, ReviewDecision decision) {
        return switch (decision) {
            case ReviewDecision.Accept() -> accept(by, entry);
            case ReviewDecision.Keep() -> keep(by, entry);
            case ReviewDecision.LinkContact link -> ReviewHandler.notFor(entry, TAKES);
            case ReviewDecision.LinkAccount link -> ReviewHandler.notFor(entry, TAKES);
            case ReviewDecision.Create create -> ReviewHandler.notFor(entry, TAKES);
            case ReviewDecision.Ignore() -> ReviewHandler.notFor(entry, TAKES);
            case ReviewDecision.Merge merge -> ReviewHandler.notFor(entry, TAKES);
            case ReviewDecision.Distinct() -> ReviewHandler.notFor(entry, TAKES);
        };
    }

    private ReviewOutcome accept(Viewer by, ReviewEntry entry) {
        FieldQuestion question = question(by, entry);
        Saving<?> saving = enter(by, question);
        return switch (saving) {
            case Saving.Saved<?> saved -> decided(by, entry);
            case Saving.Refused<?>(String reason) -> new ReviewOutcome.Refused(reason);
            case Saving.Stale<?> stale -> throw new IllegalStateException("No version was expected: " + stale);
            case Saving.Missing<?> missing ->
                new ReviewOutcome.Refused("The customer of this entry is no longer there; KEEP closes it");
        };
    }

    private Saving<?> enter(Viewer by, FieldQuestion question) {
        UUID id = question.owner().id();
        Change<String> value = Change.to(question.derived());
        Map<String, Change<String>> change = Map.of(question.name(), value);
        return switch (question.owner().kind()) {
            case ACCOUNT -> accounts.patch(by, new AccountId(id), AccountPatch.ofFields(change), OptionalLong.empty());
            case CONTACT ->
                contacts.patch(
                        by,
                        new ContactId(id),
                        question.name().equals(KnownField.TITLE.key())
                                ? ContactPatch.ofTitle(value)
                                : ContactPatch.ofFields(change),
                        OptionalLong.empty());
            case OPPORTUNITY ->
                opportunities.patch(by, new OpportunityId(id), OpportunityPatch.ofFields(change), OptionalLong.empty());
        };
    }

    private ReviewOutcome keep(Viewer by, ReviewEntry entry) {
        FieldQuestion question = question(by, entry);
        FieldOwner owner = question.owner();
        fields.refuse(by, owner, question.name());
        return decided(by, entry);
    }

    private ReviewOutcome decided(Viewer by, ReviewEntry entry) {
        entries.decided(by, entry.id(), false);
        return new ReviewOutcome.Decided(entry, null);
    }

    private FieldQuestion question(Viewer viewer, ReviewEntry entry) {
        UUID id = entry.id().value();
        return Objects.requireNonNull(questions.of(viewer, List.of(id)).get(id), "An entry of a field has a question");
    }
}
