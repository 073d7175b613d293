package dev.rapport.web.pages;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.Viewer;
import dev.rapport.search.SearchResult;
import dev.rapport.search.SearchResult.Facet;
import dev.rapport.web.pages.SearchView.FacetValue;
import dev.rapport.web.pages.SearchView.FacetView;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Decides what a search can be narrowed by, and what it is narrowed by, in words. Safe for use by many threads. */
@Component
final class SearchFacets {

    private final CustomerNames names;

    SearchFacets(CustomerNames names) {
        this.names = names;
    }

    /** What narrows now; each leads to the same without it. */
    List<Choice> filters(Viewer viewer, SearchAddress address) {
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
            case "finding" -> Words.sentence(value);
            case "month" -> month(value);
            default -> filter + " " + value;
        };
    }

    List<FacetView> of(Viewer viewer, SearchAddress address, SearchResult result) {
        SearchResult.Facets facets = result.facets();
        return Stream.of(
                        facet("Channel", "channel", facets.channel(), value -> channel(value.value()), address),
                        facet("Account", "account", facets.account(), value -> account(viewer, value), address),
                        facet("Side", "side", facets.side(), value -> side(value.value()), address),
                        facet("Found in it", "finding", facets.finding(), one -> Words.sentence(one.value()), address),
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
                                    Words.number(value.count()),
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
}
