package dev.rapport.search;

import dev.rapport.conversation.Channel;
import dev.rapport.conversation.Viewer;
import dev.rapport.query.Analysis;
import dev.rapport.query.QueryCompiler;
import dev.rapport.query.QueryNode;
import dev.rapport.query.QueryParser;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;

/**
 * Looks for what was heard instead in the words of the index.
 *
 * <p>Precision comes before recall. A word that was heard more than {@link #RARE} times, and in more than one moment of
 * {@link #ONE_IN}, is known to the recogniser; one that was heard more than twice is only looked for in parts. What is said often
 * anyway ("price" for "prize") counts only where the recogniser was not sure of it. Safe for use by many threads.
 */
final class LuceneHeardAs implements HeardAs {

    private static final int HARDLY_EVER = 2;
    private static final int RARE = 10;
    private static final int ONE_IN = 5_000;
    private static final int OFTEN = 20;
    private static final int LOOKED_AT = 200;
    private static final int SHOWN = 5;
    private static final int MOST = 3;
    private static final int MOST_PLACES = 10;

    private static final Comparator<Found> BEST_FOUNDED = Comparator.comparing((Found one) -> !one.sameLetters())
            .thenComparing(one -> one.misheard().total(), Comparator.reverseOrder());

    private static final Query CALLS = MomentTarget.keyword(IndexSchema.CHANNEL, Channel.CALL.name());

    private final LuceneMomentIndex index;
    private final QueryParser parser;
    private final QueryCompiler compiler = new QueryCompiler(new MomentTarget());

    /** @param zone of the company, where days begin */
    LuceneHeardAs(LuceneMomentIndex index, ZoneId zone) {
        this.index = index;
        this.parser = new QueryParser(zone);
    }

    private record Found(Misheard misheard, boolean sameLetters) {}

    @Override
    public List<Misheard> of(Viewer viewer, SearchRequest request) {
        QueryNode wanted = parser.parse(request.q());
        if (request.channel() != null && request.channel() != Channel.CALL) {
            return List.of();
        }
        try {
            Query base = Narrowing.of(viewer, request, List.of());
            return index.read(searcher -> found(searcher, wanted, base)).stream()
                    .sorted(BEST_FOUNDED)
                    .limit(MOST)
                    .map(Found::misheard)
                    .toList();
        } catch (IndexSearcher.TooManyClauses e) {
            return List.of(); // the search for the words tells that
        }
    }

    private List<Found> found(IndexSearcher searcher, QueryNode wanted, Query base) throws IOException {
        SoundingAlike alike = new SoundingAlike(searcher.getIndexReader());
        List<Found> found = new ArrayList<>();
        for (List<String> words :
                Replaced.places(wanted).stream().limit(MOST_PLACES).toList()) {
            int heard = searcher.count(inCalls(exactly(IndexSchema.TEXT, stems(words))));
            if (heard <= RARE || heard <= searcher.count(CALLS) / ONE_IN) {
                boolean known = heard > HARDLY_EVER;
                List<SoundingAlike.Heard> all = words.size() == 1
                        ? alike.to(words.getFirst(), known)
                        : alike.toPair(words.getFirst(), words.getLast(), known);
                for (SoundingAlike.Heard one : all) {
                    find(searcher, wanted, base, words, one).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private Optional<Found> find(
            IndexSearcher searcher, QueryNode wanted, Query base, List<String> words, SoundingAlike.Heard heard)
            throws IOException {
        Query itself = inCalls(exactly(IndexSchema.EXACT, List.of(heard.heard().split(" ", -1))));
        int often = searcher.count(itself);
        if (often == 0) {
            return Optional.empty();
        }
        Query moments = new BooleanQuery.Builder()
                .add(compiler.compile(Replaced.in(wanted, words, heard.heard())), Occur.MUST)
                .add(CALLS, Occur.FILTER)
                .add(Narrowing.NOTES, Occur.MUST_NOT)
                .add(base, Occur.FILTER)
                .add(compiler.compile(wanted), Occur.MUST_NOT)
                .build();
        Misheard misheard = misheard(searcher, moments, words, heard, often > OFTEN && !heard.sameLetters());
        return misheard.total() == 0 ? Optional.empty() : Optional.of(new Found(misheard, heard.sameLetters()));
    }

    /** @param onlyUnsure whether it counts only where the recogniser was not sure of it; of the newest */
    private static Misheard misheard(
            IndexSearcher searcher, Query moments, List<String> words, SoundingAlike.Heard heard, boolean onlyUnsure)
            throws IOException {
        Hits hits = new Hits(searcher, new Marks(new QueryNode.Phrase(heard.heard())));
        List<SearchHit> shown = new ArrayList<>();
        long unsure = 0;
        int most = onlyUnsure ? LOOKED_AT : SHOWN;
        for (ScoreDoc one : searcher.search(moments, most, Cursor.sort(SearchRequest.Order.NEWEST)).scoreDocs) {
            SearchHit hit = hits.read(one, SearchRequest.Order.NEWEST);
            if (!onlyUnsure || !hit.certain()) {
                unsure++;
                shown.add(hit);
            }
        }
        return new Misheard(
                String.join(" ", words),
                heard.heard(),
                onlyUnsure ? unsure : searcher.count(moments),
                shown.stream().limit(SHOWN).toList());
    }

    private static List<String> stems(List<String> words) {
        return words.stream()
                .flatMap(word -> Analysis.stemmedTerms(word).stream())
                .toList();
    }

    private static Query exactly(String field, List<String> terms) {
        return new PhraseQuery(field, terms.toArray(String[]::new));
    }

    private static Query inCalls(Query query) {
        return new BooleanQuery.Builder()
                .add(query, Occur.FILTER)
                .add(CALLS, Occur.FILTER)
                .add(Narrowing.NOTES, Occur.MUST_NOT)
                .build();
    }
}
