package dev.rapport.search;

import dev.rapport.conversation.Viewer;
import dev.rapport.language.meaning.Meaning;
import dev.rapport.language.meaning.MeaningUnavailable;
import dev.rapport.query.QueryCompiler;
import dev.rapport.query.QueryNode;
import dev.rapport.query.QueryParser;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/**
 * Takes the nearest vectors from the index of meanings, and the moments themselves from the index of words.
 *
 * <p>Safe for use by many threads.
 */
final class LuceneMeaningSearch implements MeaningSearch {

    /** Below it, most of what is found has nothing to do with what was asked for; see {@code src/adr/0035}. */
    static final double ALIKE = 0.45;

    /** So many are looked at for each that is wanted, as some hold the words and some were said twice. */
    private static final int LOOKED_AT = 8;

    private static final int MOST = 50;

    private static final Comparator<SearchHit> MOST_ALIKE = Comparator.comparingDouble(SearchHit::score)
            .thenComparing(SearchHit::startedAt)
            .reversed();

    private final LuceneMomentIndex words;
    private final LuceneMeaningIndex meanings;
    private final Meaning meaning;
    private final QueryParser parser;
    private final QueryCompiler compiler = new QueryCompiler(new MomentTarget());

    /** @param zone of the company, where days begin */
    LuceneMeaningSearch(LuceneMomentIndex words, LuceneMeaningIndex meanings, Meaning meaning, ZoneId zone) {
        this.words = words;
        this.meanings = meanings;
        this.meaning = meaning;
        this.parser = new QueryParser(zone);
    }

    @Override
    public List<SearchHit> besides(Viewer viewer, SearchRequest request, int most) {
        QueryNode wanted = parser.parse(request.q());
        String text = Wanted.text(wanted);
        int limit = Math.min(most, MOST);
        if (limit < 1 || text.isEmpty()) {
            return List.of();
        }
        try {
            Query allowed = allowed(viewer, request, wanted);
            List<VectorReader.Near> near = near(meaning.of(text), limit * LOOKED_AT, allowed);
            return near.isEmpty() ? List.of() : best(near, without(allowed, wanted), limit);
        } catch (MeaningUnavailable e) {
            return List.of(); // MeaningWorker tells why, once
        } catch (IndexSearcher.TooManyClauses e) {
            return List.of(); // the search for the words tells that
        }
    }

    private Query allowed(Viewer viewer, SearchRequest request, QueryNode wanted) {
        BooleanQuery.Builder allowed =
                new BooleanQuery.Builder().add(Narrowing.of(viewer, request, List.of()), Occur.FILTER);
        Wanted.conditions(wanted).stream()
                .filter(QueryNode::isFilter)
                .forEach(filter -> allowed.add(compiler.compile(filter), Occur.FILTER));
        return allowed.build();
    }

    /** Words stand in the index of words only. */
    private Query without(Query allowed, QueryNode wanted) {
        BooleanQuery.Builder without =
                new BooleanQuery.Builder().add(allowed, Occur.FILTER).add(compiler.compile(wanted), Occur.MUST_NOT);
        for (QueryNode condition : Wanted.conditions(wanted)) {
            if (condition instanceof QueryNode.Not not && !not.isFilter()) {
                without.add(compiler.compile(not.node()), Occur.MUST_NOT);
            }
        }
        return without.build();
    }

    private List<VectorReader.Near> near(float[] vector, int most, Query allowed) {
        return meanings.read(searcher -> VectorReader.near(searcher, vector, most, allowed)).stream()
                .filter(one -> one.likeness() >= ALIKE)
                .toList();
    }

    private List<SearchHit> best(List<VectorReader.Near> near, Query allowed, int most) {
        MomentLookup lookup = new MomentLookup(near, allowed);
        Set<String> seen = new HashSet<>();
        return words.read(lookup::in).stream()
                .sorted(MOST_ALIKE)
                .filter(hit -> seen.add(hit.snippet()))
                .limit(most)
                .toList();
    }
}
