package dev.rapport.web.pages;

import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Viewer;
import dev.rapport.search.Search;
import dev.rapport.search.SearchRequest;
import dev.rapport.search.saved.SavedSearch;
import dev.rapport.search.saved.SavedSearchDraft;
import dev.rapport.search.saved.SavedSearchId;
import dev.rapport.search.saved.SavedSearchStore;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Searches that people keep: saved from a result, opened to see what came since, and taken away. */
@Controller
@RequestMapping("/search/saved")
final class SavedSearchPage {

    private final SavedSearchStore searches;
    private final Search search;
    private final SavedViews views;
    private final Times times;

    SavedSearchPage(SavedSearchStore searches, Search search, SavedViews views, Times times) {
        this.searches = searches;
        this.search = search;
        this.views = views;
        this.times = times;
    }

    /** Takes what the search page had; a query that can not be read is refused now, not when something comes. */
    @PostMapping
    String save(
            Viewer viewer,
            @RequestParam Map<String, String> parameters,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String emails) {
        SearchRequest request = SearchAddress.of(parameters)
                .request(times)
                .with(SearchRequest.Order.NEWEST)
                .with(PageRequest.first(1));
        SavedSearchDraft draft =
                new SavedSearchDraft(name.isBlank() ? request.q() : name.strip(), request, list(emails));
        search.search(viewer, draft.request());
        return "redirect:/search/saved/" + searches.add(viewer, draft).id();
    }

    private static List<String> list(String emails) {
        return Arrays.stream(emails.split("[\\s,;]+"))
                .filter(email -> !email.isEmpty())
                .toList();
    }

    /** What came until now is not new any more once it was shown. */
    @GetMapping("/{id}")
    String page(Viewer viewer, @PathVariable SavedSearchId id, Model model) {
        SavedSearch saved = searches.find(viewer, id).orElseThrow(() -> new NotThere("saved search " + id));
        model.addAttribute("view", views.of(saved, searches.hits(viewer, id)));
        searches.seen(viewer, id);
        return "saved-search";
    }

    @PostMapping("/{id}/delete")
    String delete(Viewer viewer, @PathVariable SavedSearchId id) {
        searches.remove(viewer, id);
        return "redirect:/search";
    }
}
