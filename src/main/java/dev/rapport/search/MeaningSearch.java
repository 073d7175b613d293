package dev.rapport.search;

import dev.rapport.conversation.Viewer;
import java.util.List;

/** Finds moments that mean what is asked for, in whatever words. Safe for use by many threads. */
public interface MeaningSearch {

    /** Shown beside the hits of the words, unless more are asked for. */
    int FEW = 5;

    /**
     * What is meant alike and does not hold the words of the request, the most alike first; {@link SearchHit#score} is how much
     * alike, up to 1. Nothing below a likeness from which on it is mostly of no use, and the same text only once.
     *
     * <p>All that narrows the request narrows this, filters within the query and words that must not be there among it. Order and page
     * of the request are not looked at. Empty where there are no words to look for, or no model on this machine. A
     * query that can not be read is a {@link dev.rapport.query.QuerySyntaxException}.
     *
     * @param most how many at most
     */
    List<SearchHit> besides(Viewer viewer, SearchRequest request, int most);
}
