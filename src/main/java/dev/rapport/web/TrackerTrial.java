package dev.rapport.web;

import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Jobs;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.Viewer;
import dev.rapport.search.Search;
import dev.rapport.search.SearchRequest;
import dev.rapport.search.SearchRequest.Order;
import dev.rapport.search.SearchRequest.Scope;
import dev.rapport.search.SearchResult;
import dev.rapport.understand.TrackerDraft;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tries a tracker's query on all history, by the search's index: the language is the same. What a new version gains is what it
 * finds and the published one does not; what it loses, the other way round.
 */
@Component
public final class TrackerTrial {

    private static final int SHOWN = 20;
    private static final int MOST_AGAIN = 10_000;
    private static final SearchResult NOTHING = new SearchResult(
            List.of(), 0, 0, null, new SearchResult.Facets(List.of(), List.of(), List.of(), List.of(), List.of()));

    private final Search search;
    private final Jobs jobs;
    private final TransactionTemplate transaction;

    TrackerTrial(Search search, Jobs jobs, TransactionTemplate transaction) {
        this.search = search;
        this.jobs = jobs;
        this.transaction = transaction;
    }

    /** @param published null where there is none to compare with */
    public Trial of(Viewer viewer, TrackerDraft draft, @Nullable TrackerDraft published) {
        SearchResult all = find(viewer, query(draft), draft, SHOWN, null);
        return published == null
                ? new Trial(all, all, NOTHING)
                : new Trial(
                        all,
                        gained(viewer, draft, published, SHOWN, null),
                        gained(viewer, published, draft, SHOWN, null));
    }

    /** Has the items understood again that a version gains or loses; answers how many. */
    public int understandAgain(Viewer viewer, TrackerDraft draft, @Nullable TrackerDraft published) {
        Set<ItemId> items = new LinkedHashSet<>();
        collect(
                items,
                cursor -> published == null
                        ? find(viewer, query(draft), draft, PageRequest.MAX_LIMIT, cursor)
                        : gained(viewer, draft, published, PageRequest.MAX_LIMIT, cursor));
        if (published != null) {
            collect(items, cursor -> gained(viewer, published, draft, PageRequest.MAX_LIMIT, cursor));
        }
        transaction.executeWithoutResult(status -> items.forEach(item -> jobs.enqueue(item, Stage.UNDERSTAND)));
        return items.size();
    }

    private interface Paged {
        SearchResult at(@Nullable String cursor);
    }

    private static void collect(Set<ItemId> items, Paged found) {
        String cursor = null;
        do {
            SearchResult page = found.at(cursor);
            page.items().forEach(hit -> items.add(hit.itemId()));
            cursor = page.nextCursor();
        } while (cursor != null && items.size() < MOST_AGAIN);
    }

    private SearchResult gained(
            Viewer viewer, TrackerDraft draft, TrackerDraft against, int limit, @Nullable String cursor) {
        String query = "(" + query(draft) + ") -(" + query(against) + ")";
        return find(viewer, query, draft, limit, cursor);
    }

    private static String query(TrackerDraft draft) {
        return draft.side() == null
                ? draft.query()
                : "side:" + draft.side().name().toLowerCase(Locale.ROOT) + " (" + draft.query() + ")";
    }

    private SearchResult find(Viewer viewer, String query, TrackerDraft draft, int limit, @Nullable String cursor) {
        return search.search(
                viewer,
                new SearchRequest(
                                query,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                Order.NEWEST,
                                draft.whole() ? Scope.CONVERSATION : Scope.MOMENT,
                                new PageRequest(limit, cursor))
                        .withoutNotes());
    }

    /**
     * What a query finds in all history, the newest of it as hits.
     *
     * @param gained against the published version; all of it where there is none
     */
    public record Trial(SearchResult all, SearchResult gained, SearchResult lost) {}
}
