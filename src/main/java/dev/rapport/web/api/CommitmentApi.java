package dev.rapport.web.api;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.FindingId;
import dev.rapport.conversation.FindingStatus;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.promise.Promise;
import dev.rapport.crm.promise.PromiseChange;
import dev.rapport.crm.promise.PromiseFilter;
import dev.rapport.crm.promise.PromiseOrder;
import dev.rapport.crm.promise.PromiseState;
import dev.rapport.crm.promise.PromiseStore;
import dev.rapport.crm.promise.Promises;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Shows the promise ledger, and takes a person's word on a promise. */
@RestController
@RequestMapping(CommitmentApi.PATH)
final class CommitmentApi {

    static final String PATH = "/api/v1/commitments";

    private static final CustomerAnswers<Promise, CommitmentView> ANSWERS =
            new CustomerAnswers<>("commitment", PATH, CommitmentView::of, Promise::id, Promise::revision);

    private final PromiseStore store;
    private final Promises promises;
    private final CommitmentDue dues;

    CommitmentApi(PromiseStore store, Promises promises, CommitmentDue dues) {
        this.store = store;
        this.promises = promises;
        this.dues = dues;
    }

    /**
     * The newest first, or with {@code sort=DUE} the one due first. Those that a person rejected are shown only with
     * {@code status=REJECTED}.
     */
    @GetMapping
    Listing<CommitmentView> list(
            Viewer viewer,
            @RequestParam(required = false) @Nullable PromiseState state,
            @RequestParam(required = false) @Nullable Side owner,
            @RequestParam(required = false) @Nullable AccountId account,
            @RequestParam(required = false) @Nullable ContactId contact,
            @RequestParam(required = false) @Nullable ConversationId conversation,
            @RequestParam(required = false) @Nullable String user,
            @RequestParam(required = false) @Nullable FindingStatus status,
            @RequestParam(required = false) @Nullable PromiseOrder sort,
            @ParameterObject PageRequest page) {
        var filter = new PromiseFilter(
                state == null ? Set.of() : Set.of(state),
                owner,
                account,
                contact,
                conversation,
                user,
                status == FindingStatus.REJECTED);
        return ANSWERS.list(store.list(viewer, filter, sort == null ? PromiseOrder.NEWEST : sort, page));
    }

    @GetMapping("/{id}")
    ResponseEntity<CommitmentView> one(Viewer viewer, @PathVariable FindingId id) {
        return ANSWERS.one(store.find(viewer, id).orElseThrow(ANSWERS.missing(id)));
    }

    /**
     * Closes or opens it, confirms or rejects it, or changes its due date or wording; {@code status} as DERIVED takes back all
     * that people said of it.
     */
    @PatchMapping("/{id}")
    ResponseEntity<CommitmentView> change(
            Viewer viewer,
            @PathVariable FindingId id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode json) {
        CustomerBody body = new CustomerBody(json);
        var change = new PromiseChange(
                body.oneOf("state", PromiseState.class).after(null),
                body.oneOf("status", FindingStatus.class).after(null),
                dues.of(json.get("due")),
                body.textOrNull("action"));
        return ANSWERS.of(promises.change(viewer, id, change, Versions.expected(ifMatch)), id);
    }
}
