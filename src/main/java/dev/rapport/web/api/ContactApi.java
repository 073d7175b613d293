package dev.rapport.web.api;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.ActivityStore;
import dev.rapport.crm.Contact;
import dev.rapport.crm.ContactDraft;
import dev.rapport.crm.ContactPatch;
import dev.rapport.crm.ContactStore;
import dev.rapport.crm.Email;
import dev.rapport.crm.Phone;
import dev.rapport.crm.duplicate.MergeOutcome;
import dev.rapport.crm.duplicate.Merges;
import dev.rapport.crm.field.FieldHistory;
import dev.rapport.crm.field.FieldOwner;
import dev.rapport.web.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
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

/** Shows and changes contacts, and what was filed on them. */
@RestController
@RequestMapping(ContactApi.PATH)
final class ContactApi {

    static final String PATH = "/api/v1/contacts";

    private static final int MAX_OTHERS = 100;

    private static final CustomerAnswers<Contact, ContactView> ANSWERS =
            new CustomerAnswers<>("contact", PATH, ContactView::of, Contact::id, Contact::version);

    private final FieldHistory history;
    private final ContactStore contacts;
    private final ActivityStore activities;
    private final Merges merges;
    private final Timelines timelines;

    ContactApi(
            ContactStore contacts, ActivityStore activities, Merges merges, FieldHistory history, Timelines timelines) {
        this.contacts = contacts;
        this.activities = activities;
        this.merges = merges;
        this.history = history;
        this.timelines = timelines;
    }

    @GetMapping
    Listing<ContactView> list(
            Viewer viewer,
            @RequestParam(required = false) @Nullable AccountId account,
            @RequestParam(required = false) @Nullable String q,
            @ParameterObject PageRequest page) {
        return ANSWERS.list(contacts.list(viewer, account, CustomerAnswers.searched(q), page));
    }

    @GetMapping("/{id}")
    ResponseEntity<ContactView> one(Viewer viewer, @PathVariable ContactId id) {
        return ANSWERS.one(contacts.find(viewer, id).orElseThrow(ANSWERS.missing(id)));
    }

    /** Who is there already, by the externalId, or by name with an address or number, is changed, and the answer is 200. */
    @PostMapping
    ResponseEntity<ContactView> create(Viewer viewer, @RequestBody JsonNode json) {
        CustomerBody body = new CustomerBody(json);
        ContactDraft draft = new ContactDraft(
                body.textOrNull("externalId"),
                body.accountId().after(null),
                body.name(),
                body.textOrNull("title"),
                body.list("emails"),
                body.list("phones"),
                body.list("handles"),
                body.values());
        return ANSWERS.of(contacts.create(viewer, draft), null);
    }

    /** How the fields came to be what they are, the latest change first. */
    @GetMapping("/{id}/history")
    Listing<CustomerAnswers.StepView> history(
            Viewer viewer, @PathVariable ContactId id, @RequestParam(required = false) @Nullable String field) {
        return CustomerAnswers.history(history, viewer, FieldOwner.of(found(viewer, id)), field);
    }

    @PatchMapping("/{id}")
    ResponseEntity<ContactView> change(
            Viewer viewer,
            @PathVariable ContactId id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode json) {
        CustomerBody body = new CustomerBody(json);
        ContactPatch patch = new ContactPatch(
                body.text("externalId"),
                body.accountId(),
                body.text("name"),
                body.text("title"),
                body.texts("emails"),
                body.texts("phones"),
                body.texts("handles"),
                body.fields());
        return ANSWERS.of(contacts.patch(viewer, id, patch, Versions.expected(ifMatch)), id);
    }

    @GetMapping("/{id}/timeline")
    Listing<ActivityView> timeline(Viewer viewer, @PathVariable ContactId id, @ParameterObject PageRequest page) {
        return timelines.of(viewer, activities.ofContact(viewer, found(viewer, id), page));
    }

    /** Answers the survivor. */
    @PostMapping("/merge")
    ResponseEntity<ContactView> merge(Viewer viewer, @RequestBody MergeWish wish) {
        ContactId keep = Fields.id("keep", wish.keep(), ContactId::of);
        if (keep == null
                || wish.others() == null
                || wish.others().isEmpty()
                || wish.others().size() > MAX_OTHERS) {
            throw Refusal.badRequest(
                    "Send the id of the contact to keep as keep, and a list of 1 to " + MAX_OTHERS + " ids as others");
        }
        List<ContactId> others = wish.others().stream()
                .map(other -> Fields.id("others", other, ContactId::of))
                .map(other -> {
                    if (other == null) {
                        throw Refusal.badRequest("The field others takes ids, and none of them is null");
                    }
                    return other;
                })
                .toList();
        return answer(merges.merge(viewer, keep, others));
    }

    /** Takes a contact out of the one it was merged into; of a survivor, those that were merged into it last. */
    @PostMapping("/{id}/unmerge")
    ResponseEntity<ContactView> unmerge(Viewer viewer, @PathVariable ContactId id) {
        return answer(merges.unmerge(viewer, id));
    }

    private static ResponseEntity<ContactView> answer(MergeOutcome outcome) {
        return switch (outcome) {
            case MergeOutcome.Done(Contact contact) -> ANSWERS.one(contact);
            case MergeOutcome.Missing(String id) -> throw Refusal.notFound("contact " + id);
            case MergeOutcome.Refused(String reason) ->
                throw Refusal.of(reason.contains("itself") ? HttpStatus.BAD_REQUEST : HttpStatus.CONFLICT, reason);
        };
    }

    record MergeWish(@Nullable String keep, @Nullable List<@Nullable String> others) {}

    private ContactId found(Viewer viewer, ContactId id) {
        return contacts.find(viewer, id).orElseThrow(ANSWERS.missing(id)).id();
    }

    /** A contact as the API shows it. */
    record ContactView(
            String id,
            @Nullable String externalId,
            @Nullable String accountId,
            String name,
            @Nullable String title,
            List<String> emails,
            List<String> phones,
            List<String> handles,
            Map<String, CustomerAnswers.FieldView> fields,
            Instant createdAt) {

        static ContactView of(Contact contact) {
            return new ContactView(
                    contact.id().toString(),
                    contact.externalId(),
                    contact.accountId() == null ? null : contact.accountId().toString(),
                    contact.name(),
                    contact.title(),
                    contact.emails().stream().map(Email::typed).toList(),
                    contact.phones().stream().map(Phone::typed).toList(),
                    contact.handles(),
                    CustomerAnswers.fields(contact.fields()),
                    contact.createdAt());
        }
    }
}
