package dev.rapport.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of hits, and what all hits together are.
 *
 * @param total how many moments were found, exactly
 * @param conversations in how many conversations they are, exactly
 * @param nextCursor where the next page begins; null on the last one
 */
public record SearchResult(
        List<SearchHit> items,
        long total,
        long conversations,
        @Nullable String nextCursor,
        Facets facets) {

    public SearchResult {
        items = List.copyOf(items);
    }

    /**
     * How many of all hits have which value, exactly; the most frequent first, months in their order from the newest.
     * Of accounts and findings, the {@value HitCounts#MOST_VALUES} most frequent.
     */
    public record Facets(
            List<Facet> channel, List<Facet> account, List<Facet> side, List<Facet> finding, List<Facet> month) {
        public Facets {
            channel = List.copyOf(channel);
            account = List.copyOf(account);
            side = List.copyOf(side);
            finding = List.copyOf(finding);
            month = List.copyOf(month);
        }
    }

    /**
     * One value and its hits.
     *
     * @param value what to ask for to get only those
     * @param label what to show; the value itself where there is nothing better
     */
    public record Facet(String value, String label, long count) {}
}
