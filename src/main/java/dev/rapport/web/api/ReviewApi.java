package dev.rapport.web.api;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Keyset;
import dev.rapport.conversation.Page;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.ReviewDecision;
import dev.rapport.crm.ReviewEntry;
import dev.rapport.crm.ReviewId;
import dev.rapport.crm.ReviewOutcome;
import dev.rapport.crm.ReviewStore;
import dev.rapport.crm.Reviews;
import dev.rapport.crm.duplicate.Duplicates;
import dev.rapport.crm.field.FieldQuestion;
import dev.rapport.crm.field.FieldQuestions;
import dev.rapport.crm.newcomer.Newcomer;
import dev.rapport.crm.newcomer.NewcomerTable;
import dev.rapport.web.Refusal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
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
    private final FieldQuestions questions;
    private final Reviews reviews;
    private final Duplicates duplicates;
    private final NewcomerTable newcomers;

    ReviewApi(
            ReviewStore entries,
            FieldQuestions questions,
            Reviews reviews,
            Duplicates duplicates,
            NewcomerTable newcomers) {
        this.entries = entries;
        this.questions = questions;
        this.reviews = reviews;
        this.duplicates = duplicates;
        this.newcomers = newcomers;
    }

    @GetMapping
    Listing<ReviewEntryView> list(
            Viewer viewer,
            @RequestParam(required = false) ReviewEntry.@Nullable Kind kind,
            @ParameterObject PageRequest page) {
        return switch (kind) {
            case null -> Listing.of(all(viewer, page), view -> view);
            case DUPLICATE -> Listing.of(duplicates.open(viewer, page), ReviewEntryView::of);
            case UNMATCHED, AMBIGUOUS, FIELD, CONTACT -> Listing.of(entries(viewer, kind, page), view -> view);
        };
    }

    /** The newest of all lists; one cursor, of a time and an id, leads on in each of them. */
    private Page<ReviewEntryView> all(Viewer viewer, PageRequest page) {
        List<Page<ReviewEntryView>> lists = List.of(
                entries(viewer, null, page), duplicates.open(viewer, page).map(ReviewEntryView::of));
        List<ReviewEntryView> newest = lists.stream()
                .flatMap(list -> list.items().stream())
                .sorted(Comparator.comparing(ReviewEntryView::createdAt)
                        .thenComparing(ReviewEntryView::id)
                        .reversed())
                .toList();
        List<ReviewEntryView> shown = newest.subList(0, Math.min(newest.size(), page.limit()));
        boolean more = newest.size() > shown.size()
                || lists.stream().anyMatch(list -> list.nextCursor().isPresent());
        return new Page<>(
                shown,
                lists.stream().mapToLong(Page::total).sum(),
                more
                        ? new Keyset(
                                        shown.getLast().createdAt(),
                                        UUID.fromString(shown.getLast().id()))
                                .cursor()
                        : null);
    }

    private Page<ReviewEntryView> entries(Viewer viewer, ReviewEntry.@Nullable Kind kind, PageRequest page) {
        Page<ReviewEntry> open = entries.open(viewer, kind, page);
        Map<UUID, FieldQuestion> asked = questions.of(
                viewer, open.items().stream().map(entry -> entry.id().value()).toList());
        Map<ItemId, Newcomer> wrote = newcomers.of(
                viewer,
                open.items().stream()
                        .filter(entry -> entry.kind() == ReviewEntry.Kind.CONTACT)
                        .flatMap(entry -> Stream.ofNullable(entry.item()))
                        .toList());
        return open.map(entry -> ReviewEntryView.of(
                entry,
                asked.get(entry.id().value()),
                entry.kind() == ReviewEntry.Kind.CONTACT ? wrote.get(entry.item()) : null));
    }

    @PostMapping("/{id}")
    Answer decide(Viewer viewer, @PathVariable ReviewId id, @RequestBody Wish wish) {
        if (duplicates.find(viewer, id).isPresent()) {
            return decideDuplicate(viewer, id, wish);
        }
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

    private Answer decideDuplicate(Viewer viewer, ReviewId id, Wish wish) {
        ContactId keep = Fields.id("contactId", wish.contactId(), ContactId::of);
        Duplicates.Decided decided = switch (wish.decision()) {
            case MERGE -> duplicates.merge(viewer, id, keep);
            case DISTINCT -> duplicates.keepApart(viewer, id);
            case LINK, CREATE, IGNORE, ACCEPT, KEEP ->
                throw Refusal.badRequest("The decision " + wish.decision()
                        + " is not for an entry of this kind; it takes MERGE or DISTINCT");
            case null -> throw Refusal.badRequest("The field decision is missing; it takes MERGE or DISTINCT");
        };
        return switch (decided) {
            case Duplicates.Decided.Held(ContactId contact) ->
                new Answer(id.toString(), String.valueOf(wish.decision()), contact == null ? null : contact.toString());
            case Duplicates.Decided.Closed() ->
                throw Refusal.of(
                        HttpStatus.CONFLICT,
                        "The entry " + id + " is closed: somebody decided before, or they do not look alike any more");
            case Duplicates.Decided.Refused(String reason) -> throw Refusal.badRequest(reason);
        };
    }

    private static ReviewDecision decision(Wish wish) {
        ContactId contact = Fields.id("contactId", wish.contactId(), ContactId::of);
        AccountId account = Fields.id("accountId", wish.accountId(), AccountId::of);
        return switch (wish.decision()) {
            case LINK -> link(contact, account);
            case CREATE -> new ReviewDecision.Create(account);
            case IGNORE -> new ReviewDecision.Ignore();
            case MERGE -> new ReviewDecision.Merge(contact);
            case DISTINCT -> new ReviewDecision.Distinct();
            case ACCEPT -> new ReviewDecision.Accept();
            case KEEP -> new ReviewDecision.Keep();
            case null ->
                throw Refusal.badRequest(
                        "The field decision is missing; it takes one of " + Arrays.toString(Decision.values()));
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
}
