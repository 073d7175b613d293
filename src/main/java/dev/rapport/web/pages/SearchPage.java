package dev.rapport.web.pages;

import dev.rapport.conversation.Viewer;
import dev.rapport.search.Search;
import dev.rapport.search.SearchResult;
import dev.rapport.search.Vocabulary;
import dev.rapport.search.saved.SavedSearchStore;
import dev.rapport.web.Suggestions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The search page: one box, what narrows, and the moments that were found. A query that can not be read is told below the box. */
@Controller
final class SearchPage {

    private final Search search;
    private final SearchViews views;
    private final Vocabulary words;
    private final Suggestions suggestions;
    private final SavedSearchStore saved;
    private final Times times;

    SearchPage(
            Search search,
            SearchViews views,
            Vocabulary words,
            Suggestions suggestions,
            SavedSearchStore saved,
            Times times) {
        this.search = search;
        this.views = views;
        this.words = words;
        this.suggestions = suggestions;
        this.saved = saved;
        this.times = times;
    }

    @GetMapping("/search")
    String page(Viewer viewer, @RequestParam Map<String, String> parameters, Model model) {
        SearchAddress address = SearchAddress.of(parameters);
        model.addAttribute("view", view(viewer, address));
        return "search";
    }

    private SearchView view(Viewer viewer, SearchAddress address) {
        if (!address.asks()) {
            return views.without(address, null, SavedViews.rows(saved.all(viewer)));
        }
        try {
            SearchResult result = search.search(viewer, address.request(times));
            return views.of(
                    viewer,
                    address,
                    result,
                    result.total() > 0 ? Optional.empty() : words.corrected(viewer, address.query()));
        } catch (IllegalArgumentException unreadable) {
            return views.without(address, String.valueOf(unreadable.getMessage()), List.of());
        }
    }

    /** What is shown below the box while somebody types. */
    @GetMapping("/search/suggestions")
    String suggestions(Viewer viewer, @RequestParam(defaultValue = "") String q, Model model) {
        model.addAttribute(
                "options",
                suggestions.of(viewer, q).stream()
                        .map(one -> new Option(kind(one.kind()), Words.css(one.kind()), one.text(), one.query()))
                        .toList());
        return "search :: suggestions(options=${options})";
    }

    private static String kind(Suggestions.Kind kind) {
        return switch (kind) {
            case ACCOUNT -> "Account";
            case CONTACT -> "Contact";
            case TRACKER -> "Tracker";
            case WORD -> "Word";
        };
    }

    /**
     * One suggestion.
     *
     * @param css what the style sheet calls its kind
     * @param query what is looked for when it is chosen
     */
    record Option(String kind, String css, String text, String query) {}
}
