package dev.rapport.search;

import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Viewer;
import java.util.Collection;
import java.util.List;

/** Finds moments. Safe for use by many threads. */
public interface Search {

    /**
     * Finds what the viewer may see; counts and facets too are of that only.
     *
     * <p>A query that can not be read is a {@link dev.rapport.query.QuerySyntaxException}, and a cursor that was not made
     * for this request is an {@link IllegalArgumentException}; both are the caller's to mend. Paging is stable while
     * items arrive: what was there when it began is met once, in the order of then, however deep it goes.
     */
    SearchResult search(Viewer viewer, SearchRequest request);

    /** The best hit in each of these items that has one, by the same rules; the page of the request is not looked at. */
    List<SearchHit> bestOf(Viewer viewer, SearchRequest request, Collection<ItemId> items);
}
