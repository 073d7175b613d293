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

    /**
     * One entry.
     *
     * @param conversation what it is shown in; null for what is of none
     * @param why why nobody was found
     * @param field what is asked of a field; null for an entry of another kind
     * @param contact who may become a contact; null for an entry of another kind
     */
    record Entry(
            String id,
            @Nullable String conversation,
            String title,
            String kind,
            String kindText,
            String channel,
            Moment at,
            @Nullable String why,
            List<String> reasons,
            List<Candidate> candidates,
            @Nullable String createText,
            @Nullable FieldAsked field,
            @Nullable NewContact contact) {}

    /**
     * Somebody new who may become a contact.
     *
     * @param of the account
     * @param details title and numbers, as the message gives them
     */
    record NewContact(String name, String email, Link of, List<String> details) {}

    /**
     * What is asked of a field.
     *
     * @param of the customer
     */
    record FieldAsked(Link of, String name, String entered, String derived, List<PlaceLink> places) {}

    /** What can be decided: {@code decision} is what the form sends. */
    record Candidate(String decision, String label) {}
}
