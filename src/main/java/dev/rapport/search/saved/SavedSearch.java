package dev.rapport.search.saved;

import dev.rapport.search.SearchRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A search that somebody keeps.
 *
 * @param request what is looked for; its page is not
 * @param emails who is told by mail
 * @param unseen how many items came that it finds, since a person last looked
 * @param lastHitAt when the last of them was found; null where none was
 */
public record SavedSearch(
        SavedSearchId id,
        String name,
        SearchRequest request,
        List<String> emails,
        long unseen,
        @Nullable Instant lastHitAt,
        Instant createdAt) {

    public SavedSearch {
        emails = List.copyOf(emails);
    }
}
