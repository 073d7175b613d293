package dev.rapport.web.pages;

import dev.rapport.conversation.Viewer;
import dev.rapport.search.HeardAs;
import dev.rapport.search.MeaningSearch;
import dev.rapport.search.SearchHit;
import dev.rapport.search.SearchRequest;
import dev.rapport.web.pages.SearchView.Beside;
import dev.rapport.web.pages.SearchView.HeardView;
import dev.rapport.web.pages.SearchView.HitView;
import dev.rapport.web.pages.SearchView.MeantView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The part of the search page that shows what may have been meant: moments in which a word may have been heard as another, and such
 * that mean the same in other words. The page fetches it when it is there, so that nobody waits for it.
 */
@Controller
final class SearchBesidePage {

    private static final int PERCENT = 100;

    private final HeardAs heardAs;
    private final MeaningSearch meanings;
    private final HitViews hits;
    private final Times times;

    SearchBesidePage(HeardAs heardAs, MeaningSearch meanings, HitViews hits, Times times) {
        this.heardAs = heardAs;
        this.meanings = meanings;
        this.hits = hits;
        this.times = times;
    }

    @GetMapping("/search/beside")
    String beside(Viewer viewer, @RequestParam Map<String, String> parameters, Model model) {
        SearchAddress address = SearchAddress.of(parameters);
        model.addAttribute("beside", beside(viewer, address));
        return "search-beside :: beside(beside=${beside})";
    }

    /** What can not be read is told by the page itself, and nothing is beside it. */
    private Beside beside(Viewer viewer, SearchAddress address) {
        try {
            SearchRequest request = address.request(times);
            return new Beside(
                    heardAs.of(viewer, request).stream()
                            .map(one -> heard(viewer, address, one))
                            .toList(),
                    meant(viewer, meanings.besides(viewer, request, MeaningSearch.FEW)));
        } catch (IllegalArgumentException unreadable) {
            return new Beside(List.of(), List.of());
        }
    }

    private HeardView heard(Viewer viewer, SearchAddress address, HeardAs.Misheard one) {
        String quoted = "\"" + one.heard() + "\"";
        return new HeardView(
                "Heard as “" + one.heard() + "”",
                "“" + one.word() + "” was hardly ever heard in calls. "
                        + Words.count(one.total(), "moment sounds", "moments sound")
                        + " like it; listen before you rely on them.",
                hits.of(viewer, one.hits()),
                one.total() > one.hits().size()
                        ? Link.of("Search for " + quoted, address.href(SearchAddress.QUERY, quoted))
                        : null);
    }

    private List<MeantView> meant(Viewer viewer, List<SearchHit> found) {
        List<HitView> shown = hits.of(viewer, found);
        List<MeantView> meant = new ArrayList<>();
        for (int at = 0; at < found.size(); at++) {
            long alike = Math.round(found.get(at).score() * PERCENT);
            meant.add(new MeantView(shown.get(at), alike + " %"));
        }
        return meant;
    }
}
