package dev.rapport.web.api;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.ReviewDecision;
import dev.rapport.crm.ReviewEntry;
import dev.rapport.crm.ReviewId;
import dev.rapport.crm.ReviewOutcome;
import dev.rapport.crm.ReviewStore;
import dev.rapport.crm.Reviews;
import dev.rapport.web.Refusal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows what waits for a person to decide, and takes the decisions. */
@RestController
@RequestMapping("/api/v1/review")
final class ReviewApi {

    private final ReviewStore entries;
    private final Reviews reviews;

    ReviewApi(ReviewStore entries, Reviews reviews) {
        this.entries = entries;
        this.reviews = reviews;
    }

    @GetMapping
    Listing<EntryView> list(
            Viewer viewer, @RequestParam(required = false) @Nullable Kind kind, @ParameterObject PageRequest page) {
        if (kind == Kind.DUPLICATE || kind == Kind.FIELD) {
            return Listing.whole(List.of());
        }
        return Listing.of(
                entries.open(viewer, kind == null ? null : ReviewEntry.Kind.valueOf(kind.name()), page), EntryView::of);
    }

    @PostMapping("/{id}")
    Answer decide(Viewer viewer, @PathVariable ReviewId id, @RequestBody Wish wish) {
        return switch (reviews.decide(viewer, id, decision(wish))) {
            case ReviewOutcome.Decided decided ->
                new Answer(
                        id.toString(),
                        String.valueOf(wish.decision()),
                        decided.contact() == null ? null : decided.contact().toString());
            case ReviewOutcome.Closed closed ->
                throw Refusal.of(
                        HttpStatus.CONFLICT,
                        "The entry " + id + " is closed: somebody decided before, or it was matched meanwhile");
            case ReviewOutcome.Missing missing -> throw Refusal.notFound("review entry " + id);
            case ReviewOutcome.Refused refused -> throw Refusal.badRequest(refused.reason());
        };
    }

    private static ReviewDecision decision(Wish wish) {
        ContactId contact = Fields.id("contactId", wish.contactId(), ContactId::of);
        AccountId account = Fields.id("accountId", wish.accountId(), AccountId::of);
        return switch (wish.decision()) {
            case LINK -> link(contact, account);
            case CREATE -> new ReviewDecision.Create(account);
            case IGNORE -> new ReviewDecision.Ignore();
            case MERGE, DISTINCT, ACCEPT, KEEP ->
                throw Refusal.badRequest("The decision " + wish.decision()
                        + " is not for an entry of this kind; it takes LINK, CREATE or IGNORE");
            case null -> throw Refusal.badRequest("The field decision is missing; it takes LINK, CREATE or IGNORE");
        };
    }

    private static ReviewDecision link(@Nullable ContactId contact, @Nullable AccountId account) {
        if (contact != null) {
            return new ReviewDecision.LinkContact(contact);
        }
        if (account != null) {
            return new ReviewDecision.LinkAccount(account);
        }
        throw Refusal.badRequest("LINK needs to know to whom; send contactId or accountId");
    }

    /** What an entry is about; the last two come with the features that make them. */
    enum Kind {
        UNMATCHED,
        AMBIGUOUS,
        DUPLICATE,
        FIELD
    }

    /** What a person can decide. */
    enum Decision {
        LINK,
        CREATE,
        IGNORE,
        MERGE,
        DISTINCT,
        ACCEPT,
        KEEP
    }

    record Wish(
            @Nullable Decision decision,
            @Nullable String contactId,
            @Nullable String accountId) {}

    /** @param contactId the linked or new contact, where there is one */
    record Answer(String id, String decision, @Nullable String contactId) {}

    /** An entry as the API shows it. */
    record EntryView(
            String id,
            ReviewEntry.Kind kind,
            String conversationId,
            String itemId,
            List<String> contactIds,
            List<String> accountIds,
            double score,
            List<MatchView.ReasonView> reasons,
            Instant createdAt) {

        static EntryView of(ReviewEntry entry) {
            return new EntryView(
                    entry.id().toString(),
                    entry.kind(),
                    entry.conversation().toString(),
                    entry.item().toString(),
                    entry.contacts().stream().map(ContactId::toString).toList(),
                    entry.accounts().stream().map(AccountId::toString).toList(),
                    entry.score(),
                    entry.reasons().stream().map(MatchView.ReasonView::of).toList(),
                    entry.createdAt());
        }
    }
}
