package dev.rapport.web.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the search page shows.
 *
 * @param problem why the query can not be read, in words; null where it can
 * @param kept what the form sends along, so that another query keeps the filters
 * @param asked whether there is a result to show
 * @param filters what narrows now; each link takes one away
 * @param first where the first page is; null on the first
 * @param next where the next page is; null on the last
 */
record SearchView(
        String title,
        String query,
        @Nullable String problem,
        List<Kept> kept,
        boolean asked,
        String countText,
        List<Choice> orders,
        List<Choice> filters,
        List<FacetView> facets,
        List<HitView> hits,
        String emptyTitle,
        List<String> hints,
        @Nullable String first,
        @Nullable String next) {

    /** A hidden value of the form. */
    record Kept(String name, String value) {}

    /** What the hits are, by one property. */
    record FacetView(String title, List<FacetValue> values) {}

    /** One value; its link narrows to it, or takes it away where it is active. */
    record FacetValue(String label, String count, String href, boolean active) {}

    /**
     * One moment.
     *
     * @param time where in its recording; null for what was written
     */
    record HitView(
            String href,
            List<Marked.Piece> pieces,
            String side,
            String party,
            @Nullable Link account,
            String channel,
            Moment at,
            @Nullable String time,
            boolean certain) {}
}
