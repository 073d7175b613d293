package dev.rapport.subscription;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person asks for: where to tell what. Anything that could never be delivered is an
 * {@link IllegalArgumentException} whose message a person can act on.
 *
 * @param url {@code http:} or {@code https:}, or {@code route:} and the id of a route of this installation
 * @param events such as {@code contact.updated} or {@code contact.*}; empty for all
 * @param secret {@code whsec_} and base64, as Standard Webhooks has it; null to have one made
 */
public record SubscriptionDraft(
        String url,
        List<String> events,
        @Nullable String description,
        @Nullable String secret) {

    /** All events there are. */
    public static final List<String> EVENTS = List.of(
            "account.created",
            "account.updated",
            "account.deleted",
            "contact.created",
            "contact.updated",
            "contact.deleted",
            "opportunity.created",
            "opportunity.updated",
            "opportunity.deleted",
            "activity.filed",
            "activity.updated",
            "activity.withdrawn",
            "commitment.made",
            "commitment.updated",
            "commitment.withdrawn",
            "review.opened",
            "review.closed",
            "item.processed",
            "item.quarantined",
            "saved-search.found");

    static final String ROUTE = "route:";

    private static final int LONGEST = 2000;

    public SubscriptionDraft {
        requireUrl(url);
        events = List.copyOf(events);
        events.forEach(SubscriptionDraft::requireEvent);
        if (description != null && description.length() > LONGEST) {
            throw new IllegalArgumentException("The description has more than " + LONGEST + " characters");
        }
        if (secret != null) {
            Signature.key(secret);
        }
    }

    private static void requireUrl(String url) {
        if (url.length() > LONGEST) {
            throw new IllegalArgumentException("The url has more than " + LONGEST + " characters");
        }
        if (url.startsWith(ROUTE)) {
            if (!url.substring(ROUTE.length()).matches("[A-Za-z0-9._-]+")) {
                throw new IllegalArgumentException("After route: comes the id of a route, not \"" + url + "\"");
            }
            return;
        }
        try {
            URI read = new URI(url);
            String scheme = String.valueOf(read.getScheme()).toLowerCase(Locale.ROOT);
            if (Set.of("http", "https").contains(scheme) && read.getHost() != null && read.getUserInfo() == null) {
                return;
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("The url \"" + url + "\" is none: " + e.getReason(), e);
        }
        throw new IllegalArgumentException(
                "The url \"" + url + "\" can not be told anything; it takes http://HOST/PATH or https://HOST/PATH"
                        + " without a user, or route:ID");
    }

    private static void requireEvent(String event) {
        boolean known = EVENTS.stream().anyMatch(one -> one.equals(event) || event.equals(kind(one) + ".*"));
        if (!known) {
            throw new IllegalArgumentException("There is no event \"" + event + "\"; there are "
                    + String.join(", ", EVENTS) + ", and KIND.* for all of a kind");
        }
    }

    private static String kind(String event) {
        return event.substring(0, event.indexOf('.'));
    }
}
