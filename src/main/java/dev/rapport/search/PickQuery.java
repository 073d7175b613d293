package dev.rapport.search;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;

/** Finds the documents that a picker picks, one by one; to be joined with a query that proposes few. */
final class PickQuery extends Query {

    /** Picks among the documents of one segment. */
    interface Picker {
        boolean picks(int doc) throws IOException;
    }

    /** Makes the picker of each segment. */
    interface Pickers {
        Picker of(LeafReaderContext leaf, IndexSearcher searcher) throws IOException;
    }

    private static final float COST = 20;

    private final String shown;
    private final Pickers pickers;

    /** @param shown what is picked, for logs */
    PickQuery(String shown, Pickers pickers) {
        this.shown = shown;
        this.pickers = pickers;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
        return new ConstantScoreWeight(this, boost) {
            @Override
            public ScorerSupplier scorerSupplier(LeafReaderContext leaf) throws IOException {
                Scorer scorer = new ConstantScoreScorer(score(), mode, picked(leaf, searcher));
                return new DefaultScorerSupplier(scorer);
            }

            @Override
            public boolean isCacheable(LeafReaderContext leaf) {
                return false;
            }
        };
    }

    private TwoPhaseIterator picked(LeafReaderContext leaf, IndexSearcher searcher) throws IOException {
        Picker picker = pickers.of(leaf, searcher);
        DocIdSetIterator all = DocIdSetIterator.all(leaf.reader().maxDoc());
        return new TwoPhaseIterator(all) {
            @Override
            public boolean matches() throws IOException {
                return picker.picks(all.docID());
            }

            @Override
            public float matchCost() {
                return COST;
            }
        };
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String field) {
        return shown;
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
