package dev.rapport.web.pages;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.Viewer;
import dev.rapport.search.SearchHit;
import dev.rapport.search.SearchResult;
import dev.rapport.search.SearchResult.Facet;
import dev.rapport.web.pages.SearchView.FacetValue;
import dev.rapport.web.pages.SearchView.FacetView;
import dev.rapport.web.pages.SearchView.HitView;
import dev.rapport.web.pages.SearchView.Kept;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides what the search page says. Safe for use by many threads. */
@Component
final class SearchViews {

    private final Times times;
    private final CustomerNames names;

    SearchViews(Times times, CustomerNames names) {
        this.times = times;
        this.names = names;
    }

    /** Without a result: nothing was asked yet, or it could not be read. */
    SearchView without(SearchAddress address, @Nullable String problem) {
        return new SearchView(
                title(address),
                address.query(),
                problem,
                kept(address),
                false,
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "",
                List.of(),
                null,
                null);
    }

    SearchView of(Viewer viewer, SearchAddress address, SearchResult result) {
        boolean paged = address.said().containsKey(SearchAddress.CURSOR);
        return new SearchView(
                title(address),
                address.query(),
                null,
                kept(address),
                true,
                Words.count(result.total(), "moment", "moments") + " in "
                        + Words.count(result.conversations(), "conversation", "conversations"),
                orders(address),
                filters(viewer, address),
                facets(viewer, address, result),
                result.items().stream().map(hit -> hit(viewer, hit)).toList(),
                address.query().isEmpty() ? "Nothing is here" : "Nothing was found for " + address.query(),
                hints(address),
                paged ? address.href(SearchAddress.CURSOR, null) : null,
                next(address, result.nextCursor()));
    }

    private static String title(SearchAddress address) {
        return address.query().isEmpty() ? "Search" : address.query();
    }

    private static @Nullable String next(SearchAddress address, @Nullable String cursor) {
        return cursor == null ? null : address.href(SearchAddress.CURSOR, cursor);
    }

    private static List<Kept> kept(SearchAddress address) {
        return Stream.concat(SearchAddress.FILTERS.stream(), Stream.of(SearchAddress.SORT))
                .filter(address.said()::containsKey)
                .map(name -> new Kept(name, address.said().getOrDefault(name, "")))
                .toList();
    }

    private static List<Choice> orders(SearchAddress address) {
        boolean newest = address.has(SearchAddress.SORT, "newest");
        return List.of(
                new Choice("Best first", address.href(SearchAddress.SORT, null), !newest),
                new Choice("Newest first", address.href(SearchAddress.SORT, "newest"), newest));
    }

    private List<Choice> filters(Viewer viewer, SearchAddress address) {
        return SearchAddress.FILTERS.stream()
                .filter(address.said()::containsKey)
                .map(name -> new Choice(
                        label(viewer, name, address.said().getOrDefault(name, "")), address.href(name, null), true))
                .toList();
    }

    private String label(Viewer viewer, String filter, String value) {
        return switch (filter) {
            case "channel" -> channel(value);
            case "side" -> side(value);
            case "account" -> names.account(viewer, AccountId.of(value));
            case "contact" -> names.contact(viewer, ContactId.of(value));
            case "month" -> month(value);
            default -> filter + " " + value;
        };
    }

    private List<FacetView> facets(Viewer viewer, SearchAddress address, SearchResult result) {
        SearchResult.Facets facets = result.facets();
        return Stream.of(
                        facet("Channel", "channel", facets.channel(), value -> channel(value.value()), address),
                        facet("Account", "account", facets.account(), value -> account(viewer, value), address),
                        facet("Side", "side", facets.side(), value -> side(value.value()), address),
                        facet("Month", "month", facets.month(), value -> month(value.value()), address))
                .filter(facet -> !facet.values().isEmpty())
                .toList();
    }

    private static FacetView facet(
            String title, String name, List<Facet> values, Function<Facet, String> label, SearchAddress address) {
        return new FacetView(
                title,
                values.stream()
                        .map(value -> {
                            boolean active = address.has(name, value.value());
                            return new FacetValue(
                                    label.apply(value),
                                    String.format(Locale.UK, "%,d", value.count()),
                                    address.href(name, active ? null : value.value()),
                                    active);
                        })
                        .toList());
    }

    /** The label is the id where the account had no name when it was indexed. */
    private String account(Viewer viewer, Facet facet) {
        return facet.label().equals(facet.value()) ? names.account(viewer, AccountId.of(facet.value())) : facet.label();
    }

    private static String channel(String value) {
        return Words.of(Channel.valueOf(value.toUpperCase(Locale.ROOT)));
    }

    private static String side(String value) {
        return Words.of(Side.valueOf(value.toUpperCase(Locale.ROOT)));
    }

    private static String month(String value) {
        try {
            return Times.month(YearMonth.parse(value));
        } catch (DateTimeException e) {
            return value;
        }
    }

    private HitView hit(Viewer viewer, SearchHit hit) {
        boolean call = hit.channel() == Channel.CALL;
        return new HitView(
                "/conversations/" + hit.conversationId() + "?item=" + hit.itemId() + (call ? "&t=" + hit.startMs() : "")
                        + (hit.utteranceId() == null ? "#m-" + hit.messageId() : "#u-" + hit.utteranceId()),
                Marked.pieces(hit.snippet()),
                Words.css(hit.side()),
                Objects.requireNonNullElse(hit.party().name(), Words.of(hit.side())),
                account(viewer, hit),
                Words.of(hit.channel()),
                times.moment(hit.startedAt()),
                call ? Times.duration(hit.startMs()) : null,
                hit.certain());
    }

    private @Nullable Link account(Viewer viewer, SearchHit hit) {
        var account = hit.account();
        if (account == null) {
            return null;
        }
        String name = account.name() == null ? names.account(viewer, account.id()) : account.name();
        return Link.of(name, "/accounts/" + account.id());
    }

    private static List<String> hints(SearchAddress address) {
        Stream<String> narrowed = SearchAddress.FILTERS.stream().anyMatch(address.said()::containsKey)
                ? Stream.of("Take a filter away: they are above, each with a ×.")
                : Stream.empty();
        Stream<String> phrase = address.query().contains("\"")
                ? Stream.of("Leave the quotation marks away: a phrase is found only exactly as it was heard.")
                : Stream.of("Use fewer words: all of them have to be in one moment.");
        return Stream.of(
                        narrowed,
                        phrase,
                        Stream.of("Try the beginning of a word, such as pric*: names are often heard wrongly."),
                        Stream.of(
                                "A call that has just come in is found once it is transcribed; Pipeline shows how far it is."))
                .flatMap(hints -> hints)
                .toList();
    }
}
