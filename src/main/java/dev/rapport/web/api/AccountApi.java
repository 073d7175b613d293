package dev.rapport.web.api;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.Account;
import dev.rapport.crm.AccountDraft;
import dev.rapport.crm.AccountPatch;
import dev.rapport.crm.AccountStore;
import dev.rapport.crm.ActivityStore;
import dev.rapport.crm.Phone;
import dev.rapport.crm.field.FieldHistory;
import dev.rapport.crm.field.FieldOwner;
import java.time.Instant;
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

/** Shows and changes accounts, and what was filed on them. */
@RestController
@RequestMapping(AccountApi.PATH)
final class AccountApi {

    static final String PATH = "/api/v1/accounts";

    private static final CustomerAnswers<Account, AccountView> ANSWERS =
            new CustomerAnswers<>("account", PATH, AccountView::of, Account::id, Account::version);

    private final FieldHistory history;
    private final AccountStore accounts;
    private final ActivityStore activities;
    private final Timelines timelines;

    AccountApi(AccountStore accounts, ActivityStore activities, FieldHistory history, Timelines timelines) {
        this.history = history;
        this.accounts = accounts;
        this.activities = activities;
        this.timelines = timelines;
    }

    @GetMapping
    Listing<AccountView> list(
            Viewer viewer, @RequestParam(required = false) @Nullable String q, @ParameterObject PageRequest page) {
        return ANSWERS.list(accounts.list(viewer, CustomerAnswers.searched(q), page));
    }

    @GetMapping("/{id}")
    ResponseEntity<AccountView> one(Viewer viewer, @PathVariable AccountId id) {
        return ANSWERS.one(accounts.find(viewer, id).orElseThrow(ANSWERS.missing(id)));
    }

    /** What is there already, by its externalId, or by its name with a domain or number, is changed, and the answer is 200. */
    @PostMapping
    ResponseEntity<AccountView> create(Viewer viewer, @RequestBody JsonNode json) {
        CustomerBody body = new CustomerBody(json);
        AccountDraft draft = new AccountDraft(
                body.textOrNull("externalId"),
                body.name(),
                body.list("domains"),
                body.list("phones"),
                body.textOrNull("ownerId"),
                body.values());
        return ANSWERS.of(accounts.create(viewer, draft), null);
    }

    /** How the fields came to be what they are, the latest change first. */
    @GetMapping("/{id}/history")
    Listing<CustomerAnswers.StepView> history(
            Viewer viewer, @PathVariable AccountId id, @RequestParam(required = false) @Nullable String field) {
        return CustomerAnswers.history(history, viewer, FieldOwner.of(found(viewer, id)), field);
    }

    @PatchMapping("/{id}")
    ResponseEntity<AccountView> change(
            Viewer viewer,
            @PathVariable AccountId id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode json) {
        CustomerBody body = new CustomerBody(json);
        AccountPatch patch = new AccountPatch(
                body.text("externalId"),
                body.text("name"),
                body.texts("domains"),
                body.texts("phones"),
                body.text("ownerId"),
                body.fields());
        return ANSWERS.of(accounts.patch(viewer, id, patch, Versions.expected(ifMatch)), id);
    }

    @GetMapping("/{id}/timeline")
    Listing<ActivityView> timeline(Viewer viewer, @PathVariable AccountId id, @ParameterObject PageRequest page) {
        return timelines.of(viewer, activities.ofAccount(viewer, found(viewer, id), page));
    }

    private AccountId found(Viewer viewer, AccountId id) {
        return accounts.find(viewer, id).orElseThrow(ANSWERS.missing(id)).id();
    }

    /** An account as the API shows it. */
    record AccountView(
            String id,
            @Nullable String externalId,
            String name,
            List<String> domains,
            List<String> phones,
            @Nullable String ownerId,
            Map<String, CustomerAnswers.FieldView> fields,
            Instant createdAt) {

        static AccountView of(Account account) {
            return new AccountView(
                    account.id().toString(),
                    account.externalId(),
                    account.name(),
                    account.domains(),
                    account.phones().stream().map(Phone::typed).toList(),
                    account.ownerId(),
                    CustomerAnswers.fields(account.fields()),
                    account.createdAt());
        }
    }
}
