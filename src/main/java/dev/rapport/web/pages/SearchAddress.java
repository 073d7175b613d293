package dev.rapport.web.pages;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Side;
import dev.rapport.search.SearchRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The address of a search page: what was asked for, what it means, and the addresses that lead on from it.
 *
 * @param said the known parameters that are not blank, in their order
 */
record SearchAddress(Map<String, String> said) {

    static final String QUERY = "q";
    static final String CURSOR = "cursor";
    static final String SORT = "sort";
    static final String SCOPE = "scope";

    /** Those that narrow. */
    static final List<String> FILTERS =
            List.of("channel", "account", "contact", "side", "finding", "month", "after", "before");

    private static final List<String> ALL = Stream.of(
                    Stream.of(QUERY), FILTERS.stream(), Stream.of(SCOPE, SORT, CURSOR))
            .flatMap(names -> names)
            .toList();

    static SearchAddress of(Map<String, String> parameters) {
        Map<String, String> said = new LinkedHashMap<>();
        ALL.forEach(name -> {
            String value = parameters.getOrDefault(name, "").strip();
            if (!value.isEmpty()) {
                said.put(name, value);
            }
        });
        return new SearchAddress(said);
    }

    String query() {
        return said.getOrDefault(QUERY, "");
    }

    boolean asks() {
        return said.containsKey(QUERY) || FILTERS.stream().anyMatch(said::containsKey);
    }

    boolean has(String name, String value) {
        return value.equalsIgnoreCase(said.get(name));
    }

    /** The first page of the same. */
    String href() {
        return href(CURSOR, null);
    }

    /** Where one thing is different, or gone with null; always at the first page. */
    String href(String name, @Nullable String value) {
        Map<String, String> changed = new LinkedHashMap<>(said);
        changed.remove(CURSOR);
        if (value == null) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return address("/search", changed);
    }

    /** Where what may have been meant by the same is. */
    String beside() {
        return address("/search/beside", said);
    }

    private static String address(String path, Map<String, String> parameters) {
        var address = UriComponentsBuilder.fromPath(path);
        parameters.keySet().forEach(key -> address.queryParam(key, "{" + key + "}"));
        return address.encode().buildAndExpand(parameters).toUriString();
    }

    /** What to look for; an {@link IllegalArgumentException} says what can not be read. */
    SearchRequest request(Times times) {
        YearMonth month = read("month", YearMonth::parse, "a month, such as 2026-11");
        Instant after = read("after", day -> times.startOf(LocalDate.parse(day)), "a day, such as 2026-11-22");
        Instant before = read("before", day -> times.startOf(LocalDate.parse(day)), "a day, such as 2026-11-22");
        if (month != null) {
            after = times.startOf(month.atDay(1));
            before = times.startOf(month.plusMonths(1).atDay(1));
        }
        return new SearchRequest(
                query(),
                read("channel", value -> Channel.valueOf(value.toUpperCase(Locale.ROOT)), "call, email or chat"),
                read("side", value -> Side.valueOf(value.toUpperCase(Locale.ROOT)), "ours, theirs or unknown"),
                read("account", AccountId::of, "the id of an account"),
                read("contact", ContactId::of, "the id of a contact"),
                finding(),
                after,
                before,
                has(SORT, "newest") ? SearchRequest.Order.NEWEST : SearchRequest.Order.RELEVANCE,
                wide() ? SearchRequest.Scope.CONVERSATION : SearchRequest.Scope.MOMENT,
                new PageRequest(PageRequest.DEFAULT_LIMIT, said.get(CURSOR)));
    }

    /** Whether the words may stand in different moments of one conversation. */
    boolean wide() {
        return has(SCOPE, "conversation");
    }

    private @Nullable String finding() {
        return read(
                "finding",
                value -> FindingType.named(value)
                        .orElseThrow(IllegalArgumentException::new)
                        .key(),
                "a kind of finding, such as objection");
    }

    private <T> @Nullable T read(String name, Function<String, T> reader, String form) {
        String value = said.get(name);
        if (value == null) {
            return null;
        }
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException(name + " is " + form + ", not \"" + value + "\".", e);
        }
    }
}
