package dev.rapport.web.api;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.AccountStore;
import dev.rapport.crm.Opportunity;
import dev.rapport.crm.objection.Objection;
import dev.rapport.crm.objection.Objections;
import dev.rapport.crm.objection.Occurrence;
import dev.rapport.web.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows what a customer has against going ahead, and how each of it stands. */
@RestController
@RequestMapping("/api/v1/accounts/{id}/objections")
final class ObjectionApi {

    private final Objections objections;
    private final AccountStore accounts;

    ObjectionApi(Objections objections, AccountStore accounts) {
        this.objections = objections;
        this.accounts = accounts;
    }

    /** All of them, the one raised last first. */
    @GetMapping
    Listing<ObjectionView> list(
            Viewer viewer,
            @PathVariable AccountId id,
            @RequestParam(required = false) Objection.@Nullable State state) {
        if (accounts.find(viewer, id).isEmpty()) {
            throw Refusal.notFound("account " + id);
        }
        return Listing.whole(objections.ofAccount(viewer, id).stream()
                .filter(one -> state == null || one.state() == state)
                .map(ObjectionView::of)
                .toList());
    }

    /**
     * An objection as the API shows it.
     *
     * @param opportunityId the sale that it is about; null where that is not known
     * @param stage of the sale when it was raised last
     * @param outcome of the sale today
     * @param answer what was said to it last; null where nobody answered
     * @param count how often it was raised
     */
    record ObjectionView(
            String accountId,
            String category,
            Objection.State state,
            boolean waits,
            @Nullable String opportunityId,
            @Nullable String opportunity,
            @Nullable String stage,
            Opportunity.@Nullable Outcome outcome,
            Instant firstAt,
            Instant lastAt,
            @Nullable Instant answeredAt,
            @Nullable String answer,
            int count,
            List<OccurrenceView> occurrences) {

        static ObjectionView of(Objection objection) {
            Occurrence.Sale sale = objection.sale();
            return new ObjectionView(
                    objection.account().toString(),
                    objection.category(),
                    objection.state(),
                    objection.waits(),
                    sale == null ? null : sale.id().toString(),
                    sale == null ? null : sale.name(),
                    sale == null ? null : sale.stage(),
                    sale == null ? null : sale.outcome(),
                    objection.firstAt(),
                    objection.lastAt(),
                    objection.answered().map(Occurrence::at).orElse(null),
                    objection
                            .answered()
                            .flatMap(one -> Optional.ofNullable(one.answer()))
                            .orElse(null),
                    objection.raised().size(),
                    objection.raised().stream().map(OccurrenceView::of).toList());
        }
    }

    /** One time that it was raised. The second place of the evidence is the answer's, where there was one. */
    record OccurrenceView(
            String findingId,
            String conversationId,
            String itemId,
            Instant at,
            String text,
            boolean handled,
            @Nullable String answer,
            @Nullable String stage,
            @Nullable String product,
            List<FindingView.EvidenceView> evidence) {

        static OccurrenceView of(Occurrence one) {
            FindingView finding = FindingView.of(one.finding());
            return new OccurrenceView(
                    finding.id(),
                    one.finding().conversation().toString(),
                    one.finding().item().toString(),
                    one.at(),
                    finding.text(),
                    one.handled(),
                    one.answer(),
                    one.sale() == null ? null : one.sale().stage(),
                    one.product(),
                    finding.evidence());
        }
    }
}
