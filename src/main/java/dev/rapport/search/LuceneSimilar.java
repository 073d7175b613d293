package dev.rapport.search;

import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Viewer;
import dev.rapport.query.Analysis;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.queries.mlt.MoreLikeThis;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;

/**
 * Finds what is like a conversation by its telling words: those that it says often and others seldom (tf-idf, as Lucene's
 * {@link MoreLikeThis} has it). A conversation counts by its three moments that are most alike. By words, not by meaning.
 *
 * <p>Safe for use by many threads.
 */
final class LuceneSimilar implements SimilarConversations {

    private static final int MOST_MOMENTS = 2_000;
    private static final int MOST_WORDS = 40;
    private static final int SHORTEST_WORD = 3;
    private static final int LOOKED_AT = 500;
    private static final int COUNTED = 3;

    private final LuceneMomentIndex index;

    LuceneSimilar(LuceneMomentIndex index) {
        this.index = index;
    }

    @Override
    public List<Similar> to(Viewer viewer, ConversationId conversation, int most) {
        return index.read(searcher -> {
            Query itself = MomentTarget.keyword(IndexSchema.CONVERSATION, conversation.toString());
            Query alike = alike(searcher, said(searcher, itself));
            ScoreDoc[] found = searcher.search(
                            new BooleanQuery.Builder()
                                    .add(alike, Occur.MUST)
                                    .add(itself, Occur.MUST_NOT)
                                    .build(),
                            LOOKED_AT,
                            Cursor.sort(SearchRequest.Order.RELEVANCE))
                    .scoreDocs;
            return ranked(searcher, found, most);
        });
    }

    private static List<String> said(IndexSearcher searcher, Query itself) throws IOException {
        StoredFields stored = searcher.storedFields();
        List<String> said = new ArrayList<>();
        for (ScoreDoc moment : searcher.search(itself, MOST_MOMENTS).scoreDocs) {
            String body = stored.document(moment.doc).get(IndexSchema.BODY);
            if (body != null) {
                said.add(body);
            }
        }
        return said;
    }

    private static Query alike(IndexSearcher searcher, List<String> said) throws IOException {
        MoreLikeThis words = new MoreLikeThis(searcher.getIndexReader());
        words.setAnalyzer(Analysis.stemmed());
        words.setFieldNames(new String[] {IndexSchema.TEXT});
        words.setMinTermFreq(1);
        words.setMinDocFreq(1);
        words.setMinWordLen(SHORTEST_WORD);
        words.setMaxQueryTerms(MOST_WORDS);
        words.setBoost(true);
        return words.like(IndexSchema.TEXT, said.stream().map(StringReader::new).toArray(Reader[]::new));
    }

    private static List<Similar> ranked(IndexSearcher searcher, ScoreDoc[] found, int most) throws IOException {
        Hits hits = new Hits(searcher, Marks.none());
        Map<ConversationId, List<SearchHit>> each = new LinkedHashMap<>();
        for (ScoreDoc moment : found) {
            SearchHit hit = hits.read((FieldDoc) moment, SearchRequest.Order.RELEVANCE);
            each.computeIfAbsent(hit.conversationId(), id -> new ArrayList<>()).add(hit);
        }
        return each.entrySet().stream()
                .map(one -> new Similar(
                        one.getKey(),
                        score(one.getValue()),
                        By.WORDS,
                        one.getValue().getFirst()))
                .sorted(Comparator.comparingDouble(Similar::score).reversed())
                .limit(most)
                .toList();
    }

    private static double score(List<SearchHit> best) {
        return best.stream().limit(COUNTED).mapToDouble(SearchHit::score).sum();
    }
}
