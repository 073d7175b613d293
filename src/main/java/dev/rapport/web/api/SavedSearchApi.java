package dev.rapport.web.api;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.Viewer;
import dev.rapport.search.Search;
import dev.rapport.search.SearchRequest;
import dev.rapport.search.saved.SavedHit;
import dev.rapport.search.saved.SavedSearch;
import dev.rapport.search.saved.SavedSearchDraft;
import dev.rapport.search.saved.SavedSearchId;
import dev.rapport.search.saved.SavedSearchStore;
import dev.rapport.web.Refusal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Searches that people keep, with what came since. */
@RestController
@RequestMapping(SavedSearchApi.PATH)
final class SavedSearchApi {

    static final String PATH = "/api/v1/saved-searches";

    private static final int LONGEST_QUERY = 2000;
    private static final int LONGEST_NAME = 200;

    private final SavedSearchStore searches;
    private final Search search;
    private final Times times;

    SavedSearchApi(SavedSearchStore searches, Search search, Times times) {
        this.searches = searches;
        this.search = search;
        this.times = times;
    }

    @GetMapping
    Listing<SavedView> list(Viewer viewer, @ParameterObject PartRequest part) {
        return Listing.part(searches.all(viewer).stream().map(SavedView::of).toList(), part, SavedView::id);
    }

    @GetMapping("/{id}")
    SavedView one(Viewer viewer, @PathVariable SavedSearchId id) {
        return SavedView.of(found(viewer, id));
    }

    /** A query that can not be read is refused now, not when something comes. */
    @PostMapping
    ResponseEntity<SavedView> add(Viewer viewer, @RequestBody Body body) {
        SavedSearchDraft draft = draft(body);
        search.search(viewer, draft.request().with(PageRequest.first(1)));
        SavedSearch made = searches.add(viewer, draft);
        return ResponseEntity.created(URI.create(PATH + "/" + made.id())).body(SavedView.of(made));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Viewer viewer, @PathVariable SavedSearchId id) {
        if (!searches.remove(viewer, id)) {
            throw missing(id);
        }
    }

    /** The best moment of each item that came since the search was saved, the newest first. */
    @GetMapping("/{id}/hits")
    Listing<SavedHit> hits(Viewer viewer, @PathVariable SavedSearchId id) {
        return Listing.whole(searches.hits(viewer, found(viewer, id).id()));
    }

    /** What came until now is not new any more. */
    @PostMapping("/{id}/seen")
    SavedView seen(Viewer viewer, @PathVariable SavedSearchId id) {
        searches.seen(viewer, found(viewer, id).id());
        return SavedView.of(found(viewer, id));
    }

    private SavedSearchDraft draft(Body body) {
        String q = Fields.text("q", body.q() == null ? body.query() : body.q(), LONGEST_QUERY);
        SearchRequest request = new SearchRequest(
                q == null ? "" : q,
                body.channel(),
                body.side(),
                Fields.id("account", body.account(), AccountId::of),
                Fields.id("contact", body.contact(), ContactId::of),
                body.finding() == null ? null : body.finding().key(),
                times.instant("after", body.after()),
                times.instant("before", body.before()),
                SearchRequest.Order.NEWEST,
                body.scope() == null ? SearchRequest.Scope.MOMENT : body.scope(),
                PageRequest.first(PageRequest.DEFAULT_LIMIT));
        String name = Fields.text("name", body.name(), LONGEST_NAME);
        if (name == null && request.q().isEmpty()) {
            throw Refusal.badRequest(
                    "The field q is missing; a search that is saved looks for something, or has a name");
        }
        try {
            return new SavedSearchDraft(
                    name == null ? request.q() : name, request, body.emails() == null ? List.of() : body.emails());
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest(String.valueOf(e.getMessage()));
        }
    }

    private SavedSearch found(Viewer viewer, SavedSearchId id) {
        return searches.find(viewer, id).orElseThrow(() -> missing(id));
    }

    private static Refusal missing(SavedSearchId id) {
        return Refusal.notFound("saved search " + id);
    }

    /**
     * The parameters of a search, a name, and who is told by mail.
     *
     * @param query the same as q, as trackers call it; q counts where both are given
     */
    record Body(
            @Nullable String name,
            @Nullable String q,
            @Nullable String query,
            @Nullable Channel channel,
            @Nullable Side side,
            @Nullable String account,
            @Nullable String contact,
            @Nullable FindingType finding,
            @Nullable String after,
            @Nullable String before,
            SearchRequest.@Nullable Scope scope,
            @Nullable List<String> emails) {}

    /**
     * A saved search as the API shows it.
     *
     * @param unseen how many items came that it finds, since {@code seen} was last called
     */
    record SavedView(
            String id,
            String name,
            String q,
            @Nullable Channel channel,
            @Nullable Side side,
            @Nullable String account,
            @Nullable String contact,
            @Nullable String finding,
            @Nullable Instant after,
            @Nullable Instant before,
            SearchRequest.Scope scope,
            List<String> emails,
            long unseen,
            @Nullable Instant lastHitAt,
            Instant createdAt) {

        static SavedView of(SavedSearch saved) {
            SearchRequest request = saved.request();
            return new SavedView(
                    saved.id().toString(),
                    saved.name(),
                    request.q(),
                    request.channel(),
                    request.side(),
                    request.account() == null ? null : request.account().toString(),
                    request.contact() == null ? null : request.contact().toString(),
                    request.finding(),
                    request.after(),
                    request.before(),
                    request.scope(),
                    saved.emails(),
                    saved.unseen(),
                    saved.lastHitAt(),
                    saved.createdAt());
        }
    }
}
