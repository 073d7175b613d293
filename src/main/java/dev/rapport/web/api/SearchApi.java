package dev.rapport.web.api;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.AccountStore;
import dev.rapport.search.HeardAs;
import dev.rapport.search.MeaningSearch;
import dev.rapport.search.Search;
import dev.rapport.search.SearchHit;
import dev.rapport.search.SearchRequest;
import dev.rapport.search.SearchResult;
import dev.rapport.search.Vocabulary;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finds moments. The names of accounts are those of now, whatever they were when a moment was indexed. */
@RestController
final class SearchApi {

    private final Search search;
    private final AccountStore accounts;
    private final Vocabulary words;
    private final MeaningSearch meanings;
    private final HeardAs heardAs;
    private final Times times;

    SearchApi(
            Search search,
            AccountStore accounts,
            Vocabulary words,
            MeaningSearch meanings,
            HeardAs heardAs,
            Times times) {
        this.words = words;
        this.search = search;
        this.meanings = meanings;
        this.heardAs = heardAs;
        this.accounts = accounts;
        this.times = times;
    }

    /**
     * Finds moments by words; and what is meant alike, or was heard as something else, apart from them.
     *
     * @param q in the query language; without it everything is found
     * @param meaning whether {@code meant} is to be filled, with as many as {@code limit} says and 50 at most; default false
     */
    @GetMapping("/api/v1/search")
    Found search(
            Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable Channel channel,
            @RequestParam(required = false) @Nullable Side side,
            @RequestParam(required = false) @Nullable AccountId account,
            @RequestParam(required = false) @Nullable ContactId contact,
            @RequestParam(required = false) @Nullable FindingType finding,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String before,
            @RequestParam(required = false) SearchRequest.@Nullable Order sort,
            @RequestParam(required = false) SearchRequest.@Nullable Scope scope,
            @RequestParam(defaultValue = "false") boolean meaning,
            @ParameterObject PageRequest page) {
        SearchRequest request = new SearchRequest(
                q,
                channel,
                side,
                account,
                contact,
                finding == null ? null : finding.key(),
                times.instant("after", after),
                times.instant("before", before),
                sort == null ? SearchRequest.Order.RELEVANCE : sort,
                scope == null ? SearchRequest.Scope.MOMENT : scope,
                page);
        SearchResult result = search.search(viewer, request);
        boolean first = page.cursor() == null;
        List<SearchHit> meant = meaning && first ? meanings.besides(viewer, request, page.limit()) : List.of();
        List<HeardAs.Misheard> misheard = first ? heardAs.of(viewer, request) : List.of();
        Map<AccountId, String> names = accounts.names(viewer, accountsOf(result, meant, misheard));
        return new Found(
                HitView.of(result.items(), HitView.By.WORDS, names),
                result.total(),
                result.conversations(),
                result.nextCursor(),
                labelled(result.facets(), names),
                result.total() > 0 ? null : words.corrected(viewer, q).orElse(null),
                HitView.of(meant, HitView.By.MEANING, names),
                misheard.stream()
                        .map(one -> new HeardAsView(
                                one.word(), one.heard(), one.total(), HitView.of(one.hits(), HitView.By.SOUND, names)))
                        .toList());
    }

    private static Set<AccountId> accountsOf(
            SearchResult result, List<SearchHit> meant, List<HeardAs.Misheard> misheard) {
        Set<AccountId> ids = new HashSet<>();
        Stream.of(result.items().stream(), meant.stream(), misheard.stream().flatMap(one -> one.hits().stream()))
                .flatMap(hits -> hits)
                .forEach(hit -> Optional.ofNullable(hit.account()).ifPresent(named -> ids.add(named.id())));
        result.facets().account().forEach(facet -> accountId(facet.value()).ifPresent(ids::add));
        return ids;
    }

    private static SearchResult.Facets labelled(SearchResult.Facets facets, Map<AccountId, String> names) {
        List<SearchResult.Facet> labelled = facets.account().stream()
                .map(facet -> new SearchResult.Facet(
                        facet.value(), accountId(facet.value()).map(names::get).orElse(facet.label()), facet.count()))
                .toList();
        return new SearchResult.Facets(facets.channel(), labelled, facets.side(), facets.finding(), facets.month());
    }

    /** Empty for a value that is no id, such as one that stands for no account. */
    private static Optional<AccountId> accountId(String value) {
        try {
            return Optional.of(AccountId.of(value));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * What was found by words, with all counts; and apart from that, on the first page, what may have been meant.
     *
     * @param didYouMean where nothing was found: the query with words that were said; null where there is none
     * @param meant found by what is meant, if that was asked for, without what the words find
     * @param heardAs moments of calls in which a word may have been heard as another
     */
    record Found(
            List<HitView> items,
            long total,
            long conversations,
            @Nullable String nextCursor,
            SearchResult.Facets facets,
            @Nullable String didYouMean,
            List<HitView> meant,
            List<HeardAsView> heardAs) {}

    /** One way in which a word of the query may have been heard, with the moments that hold it. */
    record HeardAsView(String word, String heard, long total, List<HitView> items) {}
}
