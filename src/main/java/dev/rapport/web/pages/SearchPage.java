package dev.rapport.web.pages;

import dev.rapport.conversation.Viewer;
import dev.rapport.search.Search;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The search page: one box, what narrows, and the moments that were found. A query that can not be read is told below the box. */
@Controller
final class SearchPage {

    private final Search search;
    private final SearchViews views;
    private final Times times;

    SearchPage(Search search, SearchViews views, Times times) {
        this.search = search;
        this.views = views;
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
            return views.without(address, null);
        }
        try {
            return views.of(viewer, address, search.search(viewer, address.request(times)));
        } catch (IllegalArgumentException unreadable) {
            return views.without(address, String.valueOf(unreadable.getMessage()));
        }
    }
}
