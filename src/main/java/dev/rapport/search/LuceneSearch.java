package dev.rapport.search;

import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Viewer;
import dev.rapport.query.QueryCompiler;
import dev.rapport.query.QueryNode;
import dev.rapport.query.QueryParser;
import dev.rapport.query.QuerySyntaxException;
import dev.rapport.search.SearchRequest.Scope;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.jspecify.annotations.Nullable;

/** Searches the index in a folder. Safe for use by many threads. */
final class LuceneSearch implements Search {

    private final LuceneMomentIndex index;
    private final QueryParser parser;
    private final QueryCompiler compiler = new QueryCompiler(new MomentTarget());
    private final ConversationOrdinals.Cache ordinals = new ConversationOrdinals.Cache();

    /** @param zone of the company, where days begin */
    LuceneSearch(LuceneMomentIndex index, ZoneId zone) {
        this.index = index;
        this.parser = new QueryParser(zone);
    }

    @Override
    public SearchResult search(Viewer viewer, SearchRequest request) {
        QueryNode wanted = parser.parse(request.q());
        String cursor = request.page().cursor();
        FieldDoc after = null;
        ScoreBasis basis = new ScoreBasis();
        if (cursor != null) {
            Cursor last = Cursor.of(cursor, request);
            after = last.after(request.order());
            basis = last.basis();
        }
        return read(new Run(viewer, request, List.of(), wanted, after, basis)::on);
    }

    @Override
    public List<SearchHit> bestOf(Viewer viewer, SearchRequest request, Collection<ItemId> items) {
        if (items.isEmpty()) {
            return List.of();
        }
        SearchRequest all = request.with(PageRequest.first(PageRequest.MAX_LIMIT));
        Run run = new Run(viewer, all, items, parser.parse(request.q()), null, new ScoreBasis());
        Set<ItemId> seen = new HashSet<>();
        return read(run::on).items().stream()
                .filter(hit -> seen.add(hit.itemId()))
                .toList();
    }

    private SearchResult read(LuceneMomentIndex.Reading<SearchResult> run) {
        try {
            return index.read(run);
        } catch (IndexSearcher.TooManyClauses e) {
            throw new QuerySyntaxException(0, "The query is too large: ask for less at once");
        }
    }

    /** One search. */
    private final class Run {

        private final Viewer viewer;
        private final SearchRequest request;
        private final Collection<ItemId> items;
        private final QueryNode wanted;
        private final @Nullable FieldDoc after;
        private final ScoreBasis basis;

        /** @param items that count; empty for all */
        Run(
                Viewer viewer,
                SearchRequest request,
                Collection<ItemId> items,
                QueryNode wanted,
                @Nullable FieldDoc after,
                ScoreBasis basis) {
            this.viewer = viewer;
            this.request = request;
            this.items = items;
            this.wanted = wanted;
            this.after = after;
            this.basis = basis;
        }

        SearchResult on(IndexSearcher newest) throws IOException {
            SteadySearcher searcher = new SteadySearcher(newest.getIndexReader(), basis);
            ConversationOrdinals numbers = ordinals.of(newest.getIndexReader());
            int limit = request.page().limit();
            Object[] found = searcher.search(
                    query(searcher, numbers),
                    new MultiCollectorManager(
                            new TopFieldCollectorManager(
                                    Cursor.sort(request.order()), limit + 1, after, Integer.MAX_VALUE),
                            new HitCounts(numbers)));
            List<ScoreDoc> top = Arrays.asList(((TopFieldDocs) found[0]).scoreDocs);
            List<ScoreDoc> page = top.subList(0, Math.min(limit, top.size()));
            HitCounts.Counted counted = (HitCounts.Counted) found[1];
            return new SearchResult(
                    hits(searcher, page),
                    counted.total(),
                    counted.conversations(),
                    top.size() > limit ? cursor(page.getLast()) : null,
                    counted.facets(searcher));
        }

        private String cursor(ScoreDoc last) {
            return Cursor.at((FieldDoc) last, request.order(), basis).text(request);
        }

        private Query query(IndexSearcher searcher, ConversationOrdinals numbers) throws IOException {
            Query base = Narrowing.of(viewer, request, items);
            Query words = switch (request.scope()) {
                case MOMENT -> compiler.compile(wanted);
                case CONVERSATION -> new ConversationScope(searcher, numbers, compiler, base).query(wanted);
            };
            return new BooleanQuery.Builder()
                    .add(words, Occur.MUST)
                    .add(base, Occur.FILTER)
                    .build();
        }

        private List<SearchHit> hits(IndexSearcher searcher, List<ScoreDoc> page) throws IOException {
            QueryNode marked = request.scope() == Scope.MOMENT ? Wanted.words(wanted) : Wanted.positives(wanted);
            Hits hits = new Hits(searcher, new Marks(marked));
            List<SearchHit> read = new ArrayList<>();
            for (ScoreDoc doc : page) {
                read.add(hits.read(doc, request.order()));
            }
            return read;
        }
    }
}
