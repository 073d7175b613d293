package dev.rapport.web.api;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.Money;
import dev.rapport.conversation.OpportunityId;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.Opportunity;
import dev.rapport.crm.OpportunityDraft;
import dev.rapport.crm.OpportunityPatch;
import dev.rapport.crm.OpportunityStore;
import dev.rapport.crm.field.FieldHistory;
import dev.rapport.crm.field.FieldOwner;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Shows and changes opportunities. Whatever changes the stage or the outcome adds to the history. */
@RestController
@RequestMapping(OpportunityApi.PATH)
final class OpportunityApi {

    static final String PATH = "/api/v1/opportunities";

    private static final CustomerAnswers<Opportunity, OpportunityView> ANSWERS =
            new CustomerAnswers<>("opportunity", PATH, OpportunityView::of, Opportunity::id, Opportunity::version);

    private final FieldHistory history;
    private final OpportunityStore opportunities;

    OpportunityApi(OpportunityStore opportunities, FieldHistory history) {
        this.history = history;
        this.opportunities = opportunities;
    }

    @GetMapping
    Listing<OpportunityView> list(
            Viewer viewer,
            @RequestParam(required = false) @Nullable AccountId account,
            @RequestParam(required = false) @Nullable String q,
            @ParameterObject PageRequest page) {
        return ANSWERS.list(opportunities.list(viewer, account, CustomerAnswers.searched(q), page));
    }

    @GetMapping("/{id}")
    ResponseEntity<OpportunityView> one(Viewer viewer, @PathVariable OpportunityId id) {
        return ANSWERS.one(opportunities.find(viewer, id).orElseThrow(ANSWERS.missing(id)));
    }

    /** With the externalId of an opportunity that is there, that one is changed, and the answer is 200. */
    @PostMapping
    ResponseEntity<OpportunityView> create(Viewer viewer, @RequestBody JsonNode json) {
        CustomerBody body = new CustomerBody(json);
        OpportunityDraft draft = new OpportunityDraft(
                body.textOrNull("externalId"),
                body.account(),
                body.name(),
                body.textOrNull("stage"),
                body.oneOf("outcome", Opportunity.Outcome.class).after(null),
                body.textOrNull("product"),
                body.money("amount").after(null),
                body.day("closeDate").after(null),
                body.values());
        return ANSWERS.of(opportunities.create(viewer, draft), null);
    }

    /** How the fields came to be what they are, the latest change first. */
    @GetMapping("/{id}/history")
    Listing<CustomerAnswers.StepView> history(
            Viewer viewer, @PathVariable OpportunityId id, @RequestParam(required = false) @Nullable String field) {
        OpportunityId found =
                opportunities.find(viewer, id).orElseThrow(ANSWERS.missing(id)).id();
        return CustomerAnswers.history(history, viewer, FieldOwner.of(found), field);
    }

    @PatchMapping("/{id}")
    ResponseEntity<OpportunityView> change(
            Viewer viewer,
            @PathVariable OpportunityId id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode json) {
        CustomerBody body = new CustomerBody(json);
        OpportunityPatch patch = new OpportunityPatch(
                body.text("externalId"),
                body.accountId(),
                body.text("name"),
                body.text("stage"),
                body.oneOf("outcome", Opportunity.Outcome.class),
                body.text("product"),
                body.money("amount"),
                body.day("closeDate"),
                body.fields());
        return ANSWERS.of(opportunities.patch(viewer, id, patch, Versions.expected(ifMatch)), id);
    }

    /** An opportunity as the API shows it. */
    record OpportunityView(
            String id,
            @Nullable String externalId,
            String accountId,
            String name,
            @Nullable String stage,
            Opportunity.Outcome outcome,
            @Nullable String product,
            @Nullable MoneyView amount,
            @Nullable LocalDate closeDate,
            List<StepView> history,
            Map<String, CustomerAnswers.FieldView> fields,
            Instant createdAt) {

        static OpportunityView of(Opportunity opportunity) {
            return new OpportunityView(
                    opportunity.id().toString(),
                    opportunity.externalId(),
                    opportunity.accountId().toString(),
                    opportunity.name(),
                    opportunity.stage(),
                    opportunity.outcome(),
                    opportunity.product(),
                    MoneyView.of(opportunity.amount()),
                    opportunity.closeDate(),
                    opportunity.history().stream().map(StepView::of).toList(),
                    CustomerAnswers.fields(opportunity.fields()),
                    opportunity.createdAt());
        }
    }

    /** A stage that an opportunity came to. */
    record StepView(
            @Nullable String stage,
            Opportunity.Outcome outcome,
            @Nullable MoneyView amount,
            Instant at) {

        static StepView of(Opportunity.Step step) {
            return new StepView(step.stage(), step.outcome(), MoneyView.of(step.amount()), step.at());
        }
    }

    /** @param amount a decimal text, so that no program rounds it */
    record MoneyView(String amount, @Nullable String currency) {

        static @Nullable MoneyView of(@Nullable Money money) {
            return money == null ? null : new MoneyView(money.amount().toPlainString(), money.currency());
        }
    }
}
