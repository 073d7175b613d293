package dev.rapport.web.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of an account or of a contact shows.
 *
 * @param path of the page
 * @param title what a contact is there; null for an account
 * @param account whose contact it is; null for an account, and for a contact without one
 * @param search the search in the conversations of this customer
 * @param people of an account; null for a contact
 * @param channels what the timeline can be narrowed to
 * @param merged who was merged into a contact; none for an account
 * @param opportunities of an account; null for a contact
 * @param morePeople where the rest of the people is; null where there is none
 * @param made the mail of which Rapport made a contact, when it came and where it is; null for all that a person made
 */
record CustomerView(
        String path,
        String name,
        String kind,
        @Nullable String title,
        @Nullable Link account,
        @Nullable Link made,
        String search,
        List<Fact> facts,
        @Nullable List<Link> people,
        @Nullable String morePeople,
        List<Merged> merged,
        @Nullable List<OpportunityView> opportunities,
        List<Choice> channels,
        String countText,
        List<ActivityView> timeline,
        @Nullable String first,
        @Nullable String next) {

    /** Somebody who was merged into this contact; {@code action} takes that apart. */
    record Merged(String name, String when, String action) {}

    /**
     * What is known, by name.
     *
     * @param derived whether conversations say it, and no person did
     * @param places where it was said
     */
    record Fact(String name, List<String> values, boolean derived, List<PlaceLink> places) {}

    /**
     * A possible sale.
     *
     * @param state for its looks
     * @param details the amount, the product and the day, as far as they are known
     */
    record OpportunityView(
            String name, String stage, String state, String details, List<Fact> facts, List<String> history) {}

    /** One entry of the timeline; of a note the label is its author. */
    record ActivityView(
            String id,
            String conversation,
            Moment at,
            String channel,
            @Nullable String direction,
            String subject,
            @Nullable String summary,
            List<Link> notes) {}
}
