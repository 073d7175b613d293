package dev.rapport.web.api;

import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Jobs;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.Viewer;
import dev.rapport.search.Search;
import dev.rapport.search.SearchHit;
import dev.rapport.search.SearchRequest;
import dev.rapport.search.SearchRequest.Order;
import dev.rapport.search.SearchRequest.Scope;
import dev.rapport.search.SearchResult;
import dev.rapport.understand.TrackerDraft;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tries a tracker's query on all history, by the search's index: the language is the same. What a new version gains is what it
 * finds and the published one does not; what it loses, the other way round.
 */
@Component
final class TrackerTrial {

    private static final int SHOWN = 20;
    private static final int MOST_AGAIN = 10_000;

    private final Search search;
    private final Jobs jobs;
    private final TransactionTemplate transaction;

    TrackerTrial(Search search, Jobs jobs, TransactionTemplate transaction) {
        this.search = search;
        this.jobs = jobs;
        this.transaction = transaction;
    }

    /** @param published null where there is none to compare with */
    Trial of(Viewer viewer, TrackerDraft draft, @Nullable TrackerDraft published) {
        SearchResult all = find(viewer, query(draft), draft, SHOWN, null);
        Found nothing = new Found(0, 0, List.of());
        return new Trial(
                all.total(),
                all.conversations(),
                hits(all),
                published == null ? Found.of(all) : Found.of(gained(viewer, draft, published, SHOWN, null)),
                published == null ? nothing : Found.of(gained(viewer, published, draft, SHOWN, null)));
    }

    /** Has the items understood again that a version gains or loses; answers how many. */
    int understandAgain(Viewer viewer, TrackerDraft draft, @Nullable TrackerDraft published) {
        Set<ItemId> items = new LinkedHashSet<>();
        collect(items, cursor -> published == null
                ? find(viewer, query(draft), draft, PageRequest.MAX_LIMIT, cursor)
                : gained(viewer, draft, published, PageRequest.MAX_LIMIT, cursor));
        if (published != null) {
            collect(items, cursor -> gained(viewer, published, draft, PageRequest.MAX_LIMIT, cursor));
        }
        transaction.executeWithoutResult(
                status -> items.forEach(item -> jobs.enqueue(item, Stage.UNDERSTAND)));
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

    private SearchResult gained(Viewer viewer, TrackerDraft draft, TrackerDraft against, int limit, @Nullable String cursor) {
        String query = "(" + query(draft) + ") -(" + query(against) + ")";
        return find(viewer, query, draft, limit, cursor);
    }

    private static String query(TrackerDraft draft) {
        return draft.side() == null
                ? draft.query()
                : "side:" + draft.side().name().toLowerCase(java.util.Locale.ROOT) + " (" + draft.query() + ")";
    }

    private SearchResult find(
            Viewer viewer, String query, TrackerDraft draft, int limit, @Nullable String cursor) {
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
                        new PageRequest(limit, cursor)));
    }

    private static List<SearchApi.HitView> hits(SearchResult found) {
        return found.items().stream()
                .map(TrackerTrial::hit)
                .toList();
    }

    private static SearchApi.HitView hit(SearchHit hit) {
        return SearchApi.HitView.of(hit, Map.of());
    }

    /**
     * What a query finds in all history.
     *
     * @param total how many moments, in how many {@code conversations}
     * @param gained against the published version; all of it where there is none
     */
    record Trial(
            long total, long conversations, List<SearchApi.HitView> items, Found gained, Found lost) {}

    /** How much there is of something, and the newest of it. */
    record Found(long total, long conversations, List<SearchApi.HitView> items) {
        static Found of(SearchResult result) {
            return new Found(result.total(), result.conversations(), hits(result));
        }
    }
}
