package dev.rapport.search;

import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Side;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;

/** Reads vectors, and finds the nearest, in the index of meanings. */
final class VectorReader {

    private VectorReader() {}

    /** What a vector was made of: the text of this moment. */
    record Text(UUID moment, long checksum) {}

    /** A moment that lies near, and how much it is alike: up to 1. */
    record Near(UUID moment, ItemId item, ConversationId conversation, double likeness) {}

    static Map<Text, float[]> ofItem(IndexSearcher searcher, ItemId item) throws IOException {
        return of(searcher, MomentTarget.keyword(IndexSchema.ITEM, item.toString()));
    }

    /** In the order in which they were said, item by item; of all sides where nothing is known to be of this one. */
    static List<float[]> ofConversation(IndexSearcher searcher, ConversationId conversation, Side side)
            throws IOException {
        Query all = MomentTarget.keyword(IndexSchema.CONVERSATION, conversation.toString());
        Query some = new BooleanQuery.Builder()
                .add(all, Occur.FILTER)
                .add(MomentTarget.keyword(IndexSchema.SIDE, side.name()), Occur.FILTER)
                .build();
        Map<Text, float[]> found = of(searcher, some);
        return List.copyOf((found.isEmpty() ? of(searcher, all) : found).values());
    }

    private static Map<Text, float[]> of(IndexSearcher searcher, Query wanted) throws IOException {
        Map<Text, float[]> found = new LinkedHashMap<>();
        Weight weight = searcher.createWeight(searcher.rewrite(wanted), ScoreMode.COMPLETE_NO_SCORES, 1);
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            Scorer scorer = weight.scorer(leaf);
            FloatVectorValues vectors = leaf.reader().getFloatVectorValues(IndexSchema.MEANING);
            if (scorer != null && vectors != null) {
                add(leaf, scorer.iterator(), vectors, found);
            }
        }
        return found;
    }

    private static void add(
            LeafReaderContext leaf, DocIdSetIterator docs, FloatVectorValues vectors, Map<Text, float[]> into)
            throws IOException {
        Bits live = leaf.reader().getLiveDocs();
        KnnVectorValues.DocIndexIterator at = vectors.iterator();
        NumericDocValues checksums = DocValues.getNumeric(leaf.reader(), IndexSchema.MEANT);
        MomentIds ids = new MomentIds(leaf);
        for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
            if ((live == null || live.get(doc)) && at.advance(doc) == doc && checksums.advanceExact(doc)) {
                Text text = new Text(ids.of(doc), checksums.longValue());
                into.put(text, vectors.vectorValue(at.index()).clone());
            }
        }
    }

    /** @param filter what may be found */
    static List<Near> near(IndexSearcher searcher, float[] vector, int most, Query filter) throws IOException {
        boolean narrows = searcher.count(filter) < searcher.getIndexReader().numDocs(); // else it costs, for nothing
        Query nearest = new KnnFloatVectorQuery(IndexSchema.MEANING, vector, most, narrows ? filter : null);
        List<Near> near = new ArrayList<>();
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        for (ScoreDoc one : searcher.search(nearest, most).scoreDocs) {
            LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(one.doc, leaves));
            int doc = one.doc - leaf.docBase;
            near.add(new Near(
                    new MomentIds(leaf).of(doc),
                    ItemId.of(keyword(leaf, IndexSchema.ITEM, doc)),
                    ConversationId.of(keyword(leaf, IndexSchema.CONVERSATION, doc)),
                    2 * one.score - 1)); // Lucene's score of the dot product d is (1 + d) / 2
        }
        return near;
    }

    private static String keyword(LeafReaderContext leaf, String field, int doc) throws IOException {
        var values = DocValues.getSorted(leaf.reader(), field);
        if (!values.advanceExact(doc)) {
            throw new IllegalStateException("Every moment has the field " + field);
        }
        return values.lookupOrd(values.ordValue()).utf8ToString();
    }
}
