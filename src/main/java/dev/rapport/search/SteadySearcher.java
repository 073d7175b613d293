package dev.rapport.search;

import java.io.IOException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermStatistics;
import org.jspecify.annotations.Nullable;

/** Scores by a given basis, and notes in it what it does not have yet. */
final class SteadySearcher extends IndexSearcher {

    private final ScoreBasis basis;

    SteadySearcher(IndexReader reader, ScoreBasis basis) {
        super(reader);
        this.basis = basis;
    }

    @Override
    public TermStatistics termStatistics(Term term, int docFreq, long totalTermFreq) throws IOException {
        return basis.term(term, super.termStatistics(term, docFreq, totalTermFreq));
    }

    @Override
    public @Nullable CollectionStatistics collectionStatistics(String field) throws IOException {
        return basis.field(field, super.collectionStatistics(field));
    }
}
