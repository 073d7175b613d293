package dev.rapport.web.pages;

import dev.rapport.web.pages.SavedViews.SavedRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the search page shows.
 *
 * @param problem why the query can not be read, in words; null where it can
 * @param kept what the form sends along, so that another query keeps the filters
 * @param result null where there is none to show
 * @param saved the searches that people keep; where there is a result, none
 */
record SearchView(
        String title,
        String query,
        @Nullable String problem,
        List<Kept> kept,
        @Nullable Result result,
        List<SavedRow> saved) {

    /** A hidden value of a form. */
    record Kept(String name, String value) {}

    /**
     * What was found.
     *
     * @param filters what narrows now; each link takes one away
     * @param better the query that may have been meant, where nothing was found; null where none is known
     * @param keep what a form sends to have this search saved, by what name it offers
     * @param beside where what may have been meant is, which is fetched later; null where nothing can be
     * @param first where the first page is; null on the first
     * @param next where the next page is; null on the last
     */
    record Result(
            String countText,
            List<Choice> orders,
            List<Choice> scopes,
            List<Choice> filters,
            List<FacetView> facets,
            List<HitView> hits,
            String emptyTitle,
            @Nullable Link better,
            List<String> hints,
            List<Kept> keep,
            String keepName,
            @Nullable String beside,
            @Nullable String first,
            @Nullable String next) {}

    /** What the hits are, by one property. */
    record FacetView(String title, List<FacetValue> values) {}

    /** One value; its link narrows to it, or takes it away where it is active. */
    record FacetValue(String label, String count, String href, boolean active) {}

    /**
     * One moment.
     *
     * @param before what was said before it; null where nothing was, as {@code after}
     * @param note whether somebody noted it, beside the conversation
     * @param time where in its recording; null for what was written
     */
    record HitView(
            String href,
            @Nullable String before,
            List<Marked.Piece> pieces,
            @Nullable String after,
            String side,
            String party,
            boolean note,
            @Nullable Link account,
            String channel,
            Moment at,
            @Nullable String time,
            boolean certain) {}

    /**
     * What may have been meant, apart from what was found.
     *
     * @param meant found by what they mean
     */
    record Beside(List<HeardView> heard, List<MeantView> meant) {}

    /**
     * One way in which a word may have been heard.
     *
     * @param all the search for what was heard; null where all of it is shown
     */
    record HeardView(
            String title,
            String text,
            List<HitView> hits,
            @Nullable Link all) {}

    /** @param alike how much, such as "62 %" */
    record MeantView(HitView hit, String alike) {}
}
