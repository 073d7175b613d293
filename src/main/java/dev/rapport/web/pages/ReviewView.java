package dev.rapport.web.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits for a person's decision.
 *
 * @param said what became of the last decision; null where none was taken just now
 * @param good whether it holds
 * @param duplicates contacts that look like one person; none where these are not asked for
 */
record ReviewView(
        String countText,
        @Nullable String said,
        boolean good,
        List<Choice> kinds,
        List<DuplicateView> duplicates,
        List<Entry> entries,
        @Nullable String first,
        @Nullable String next) {

    /** One entry; {@code why} is why nobody was found. */
    record Entry(
            String id,
            String conversation,
            String title,
            String kind,
            String kindText,
            String channel,
            Moment at,
            @Nullable String why,
            List<String> reasons,
            List<Candidate> candidates,
            @Nullable String createText) {}

    /** What can be decided: {@code decision} is what the form sends. */
    record Candidate(String decision, String label) {}
}
