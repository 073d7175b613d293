package dev.rapport.web.api;

import dev.rapport.conversation.Viewer;
import dev.rapport.web.Suggestions;
import dev.rapport.web.Suggestions.Suggestion;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Suggests, while somebody types, whom and what they may mean. */
@RestController
final class SuggestApi {

    private final Suggestions suggestions;

    SuggestApi(Suggestions suggestions) {
        this.suggestions = suggestions;
    }

    /** @param q what was typed until now; its last word is completed */
    @GetMapping("/api/v1/search/suggest")
    Listing<Suggestion> suggest(Viewer viewer, @RequestParam(defaultValue = "") String q) {
        return Listing.whole(suggestions.of(viewer, q));
    }
}
