package dev.rapport.web.api;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.AccountStore;
import dev.rapport.search.Named;
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
    private final Times times;

    SearchApi(Search search, AccountStore accounts, Vocabulary words, Times times) {
        this.words = words;
        this.search = search;
        this.accounts = accounts;
        this.times = times;
    }

    /** @param q in the query language; without it everything is found */
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
            @ParameterObject PageRequest page) {
        SearchResult result = search.search(
                viewer,
                new SearchRequest(
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
                        page));
        Map<AccountId, String> names = accounts.names(viewer, accountsOf(result));
        return new Found(
                result.items().stream().map(hit -> HitView.of(hit, names)).toList(),
                result.total(),
                result.conversations(),
                result.nextCursor(),
                labelled(result.facets(), names),
                result.total() > 0 ? null : words.corrected(viewer, q).orElse(null));
    }

    private static Set<AccountId> accountsOf(SearchResult result) {
        Set<AccountId> ids = new HashSet<>();
        result.items().forEach(hit -> Optional.ofNullable(hit.account()).ifPresent(named -> ids.add(named.id())));
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

    /** @param didYouMean where nothing was found: the query with words that were said; null where there is none */
    record Found(
            List<HitView> items,
            long total,
            long conversations,
            @Nullable String nextCursor,
            SearchResult.Facets facets,
            @Nullable String didYouMean) {}

    /** A hit as the API shows it. */
    record HitView(
            String conversationId,
            String itemId,
            @Nullable String utteranceId,
            @Nullable String messageId,
            Channel channel,
            @Nullable NameView account,
            NameView party,
            Side side,
            java.time.Instant startedAt,
            long startMs,
            double score,
            String snippet,
            boolean certain,
            @Nullable String attachmentId) {

        static HitView of(SearchHit hit, Map<AccountId, String> names) {
            Named<AccountId> account = hit.account();
            return new HitView(
                    hit.conversationId().toString(),
                    hit.itemId().toString(),
                    hit.utteranceId() == null ? null : hit.utteranceId().toString(),
                    hit.messageId() == null ? null : hit.messageId().toString(),
                    hit.channel(),
                    account == null
                            ? null
                            : new NameView(
                                    account.id().toString(),
                                    Optional.ofNullable(names.get(account.id())).orElse(account.name())),
                    new NameView(hit.party().id().toString(), hit.party().name()),
                    hit.side(),
                    hit.startedAt(),
                    hit.startMs(),
                    hit.score(),
                    hit.snippet(),
                    hit.certain(),
                    hit.attachmentId() == null ? null : hit.attachmentId().toString());
        }
    }

    record NameView(String id, @Nullable String name) {}
}
