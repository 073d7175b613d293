package dev.rapport.search;

import dev.rapport.conversation.Viewer;
import java.util.List;

/**
 * Finds what a recogniser may have heard in the place of a word: a name that it does not know is heard as words that it does, such
 * as "north wind" for Northwind. Safe for use by many threads.
 */
public interface HeardAs {

    /**
     * Moments of calls that hold what sounds like a word of the request, where that word itself was hardly ever heard; the best
     * founded first, and only few. All else that was asked for holds of them too. What the request finds by itself is not among them.
     *
     * <p>A query that can not be read is a {@link dev.rapport.query.QuerySyntaxException}.
     */
    List<Misheard> of(Viewer viewer, SearchRequest request);

    /**
     * One way in which a word may have been heard.
     *
     * @param word as it was asked for
     * @param heard as it was written in calls instead
     * @param total how many moments there are
     * @param hits the first of them, with what was heard marked
     */
    record Misheard(String word, String heard, long total, List<SearchHit> hits) {
        public Misheard {
            hits = List.copyOf(hits);
        }
    }
}
