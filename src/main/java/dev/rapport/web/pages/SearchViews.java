package dev.rapport.web.pages;

import dev.rapport.conversation.Viewer;
import dev.rapport.search.SearchResult;
import dev.rapport.web.pages.SavedViews.SavedRow;
import dev.rapport.web.pages.SearchView.Kept;
import dev.rapport.web.pages.SearchView.Result;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides what the search page says. Safe for use by many threads. */
@Component
final class SearchViews {

    private static final int LONGEST_NAME = 200;

    private final SearchFacets facets;
    private final HitViews hits;

    SearchViews(SearchFacets facets, HitViews hits) {
        this.facets = facets;
        this.hits = hits;
    }

    /** Without a result: nothing was asked yet, or it could not be read. */
    SearchView without(SearchAddress address, @Nullable String problem, List<SavedRow> saved) {
        return new SearchView(title(address), address.query(), problem, kept(address), null, saved);
    }

    /** @param better the query that may have been meant */
    SearchView of(Viewer viewer, SearchAddress address, SearchResult result, Optional<String> better) {
        boolean paged = address.said().containsKey(SearchAddress.CURSOR);
        List<Choice> filters = facets.filters(viewer, address);
        Result shown = new Result(
                Words.count(result.total(), "moment", "moments") + " in "
                        + Words.count(result.conversations(), "conversation", "conversations"),
                orders(address),
                scopes(address),
                filters,
                facets.of(viewer, address, result),
                hits.of(viewer, result.items()),
                address.query().isEmpty() ? "Nothing is here" : "Nothing was found for " + address.query(),
                better.map(query -> Link.of(query, address.href(SearchAddress.QUERY, query)))
                        .orElse(null),
                hints(address),
                keep(address),
                name(address, filters),
                paged || address.query().isEmpty() ? null : address.beside(),
                paged ? address.href(SearchAddress.CURSOR, null) : null,
                next(address, result.nextCursor()));
        return new SearchView(title(address), address.query(), null, kept(address), shown, List.of());
    }

    private static String title(SearchAddress address) {
        return address.query().isEmpty() ? "Search" : address.query();
    }

    private static @Nullable String next(SearchAddress address, @Nullable String cursor) {
        return cursor == null ? null : address.href(SearchAddress.CURSOR, cursor);
    }

    private static List<Kept> kept(SearchAddress address) {
        return values(
                address,
                Stream.concat(SearchAddress.FILTERS.stream(), Stream.of(SearchAddress.SCOPE, SearchAddress.SORT)));
    }

    private static List<Kept> keep(SearchAddress address) {
        return values(
                address,
                Stream.concat(Stream.of(SearchAddress.QUERY, SearchAddress.SCOPE), SearchAddress.FILTERS.stream()));
    }

    private static List<Kept> values(SearchAddress address, Stream<String> names) {
        return names.filter(address.said()::containsKey)
                .map(name -> new Kept(name, address.said().getOrDefault(name, "")))
                .toList();
    }

    /** What a search is called until somebody calls it otherwise. */
    private static String name(SearchAddress address, List<Choice> filters) {
        String name = String.join(
                ", ",
                Stream.concat(Stream.of(address.query()), filters.stream().map(Choice::label))
                        .filter(part -> !part.isEmpty())
                        .toList());
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }

    private static List<Choice> orders(SearchAddress address) {
        boolean newest = address.has(SearchAddress.SORT, "newest");
        return List.of(
                new Choice("Best first", address.href(SearchAddress.SORT, null), !newest),
                new Choice("Newest first", address.href(SearchAddress.SORT, "newest"), newest));
    }

    private static List<Choice> scopes(SearchAddress address) {
        boolean wide = address.wide();
        return List.of(
                new Choice("In one moment", address.href(SearchAddress.SCOPE, null), !wide),
                new Choice("In one conversation", address.href(SearchAddress.SCOPE, "conversation"), wide));
    }

    private static List<String> hints(SearchAddress address) {
        Stream<String> narrowed = SearchAddress.FILTERS.stream().anyMatch(address.said()::containsKey)
                ? Stream.of("Take a filter away: they are above, each with a ×.")
                : Stream.empty();
        Stream<String> phrase = address.query().contains("\"")
                ? Stream.of("Leave the quotation marks away: a phrase is found only exactly as it was heard.")
                : address.wide()
                        ? Stream.of("Use fewer words: all of them have to be in one conversation.")
                        : Stream.of(
                                "Use fewer words, or look in one conversation: now all of them have to be in one moment.");
        return Stream.of(
                        narrowed,
                        phrase,
                        Stream.of("Try the beginning of a word, such as pric*: names are often heard wrongly."),
                        Stream.of(
                                "A call that has just come in is found once it is transcribed; Pipeline shows how far it is."))
                .flatMap(hints -> hints)
                .toList();
    }
}
