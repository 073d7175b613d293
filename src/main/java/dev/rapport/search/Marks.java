package dev.rapport.search;

import dev.rapport.conversation.SpokenForm;
import dev.rapport.conversation.TextSpan;
import dev.rapport.query.Analysis;
import dev.rapport.query.QueryCompiler;
import dev.rapport.query.QueryNode;
import dev.rapport.query.QueryNode.FieldIs;
import dev.rapport.query.QueryTarget;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;

/**
 * Tells which words of a moment made it a hit: a phrase only where it stands as a whole, a negated word never.
 *
 * <p>The text is analysed again, in an index of this one text, and Lucene's own matching answers. That keeps offsets out
 * of the index, and takes some 50 microseconds a hit.
 *
 * <p>For one thread.
 */
final class Marks {

    private final Query query;
    private final MemoryIndex index = new MemoryIndex(true);

    /** @param wanted what was asked for, without its filters */
    Marks(QueryNode wanted) {
        this.query = new QueryCompiler(new TextOnly()).compile(wanted);
    }

    /** Marks nothing. */
    static Marks none() {
        return new Marks(new QueryNode.Nothing());
    }

    /**
     * Places of the text, ascending, and none overlaps another.
     *
     * @param spoken the text in the words that were heard
     */
    List<TextSpan> in(String text, SpokenForm spoken) throws IOException {
        index.reset();
        index.addField(IndexSchema.TEXT, text, Analysis.stemmed());
        index.addField(IndexSchema.EXACT, text, Analysis.exact());
        if (spoken.differs()) {
            index.addField(IndexSchema.TEXT, spoken.text(), Analysis.stemmed());
            index.addField(IndexSchema.EXACT, spoken.text(), Analysis.exact());
        }
        IndexSearcher searcher = index.createSearcher();
        Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        Matches matches = weight.matches(searcher.getIndexReader().leaves().getFirst(), 0);
        List<TextSpan> spans = new ArrayList<>();
        if (matches != null) {
            for (String field : matches) {
                add(spans, matches.getMatches(field));
            }
        }
        int second = text.length() + Analysis.exact().getOffsetGap(IndexSchema.EXACT);
        return joined(spans.stream()
                .map(span -> span.start() < second ? span : spoken.written(span.start() - second, span.end() - second))
                .collect(Collectors.toCollection(ArrayList::new)));
    }

    private static void add(List<TextSpan> spans, MatchesIterator match) throws IOException {
        while (match.next()) {
            if (match.startOffset() >= 0) {
                spans.add(new TextSpan(match.startOffset(), match.endOffset()));
            }
        }
    }

    private static List<TextSpan> joined(List<TextSpan> spans) {
        spans.sort(Comparator.comparingInt(TextSpan::start).thenComparingInt(TextSpan::end));
        List<TextSpan> joined = new ArrayList<>();
        for (TextSpan span : spans) {
            TextSpan last = joined.isEmpty() ? null : joined.getLast();
            if (last == null || span.start() >= last.end()) {
                joined.add(span);
            } else {
                joined.set(joined.size() - 1, new TextSpan(last.start(), Math.max(last.end(), span.end())));
            }
        }
        return joined;
    }

    /** A text has no fields: what asks for one is left to the index, which has answered already. */
    private static final class TextOnly implements QueryTarget {

        @Override
        public String stemmedField() {
            return IndexSchema.TEXT;
        }

        @Override
        public String exactField() {
            return IndexSchema.EXACT;
        }

        @Override
        public Query field(FieldIs field) {
            return new MatchAllDocsQuery();
        }

        @Override
        public Query before(QueryNode.Before before) {
            return new MatchAllDocsQuery();
        }

        @Override
        public Query after(QueryNode.After after) {
            return new MatchAllDocsQuery();
        }

        @Override
        public Query first(QueryNode.First first) {
            return new MatchAllDocsQuery();
        }

        @Override
        public Query within(QueryNode.Within within) {
            return new QueryCompiler(this).compile(new QueryNode.Or(List.of(within.lead(), within.follower())));
        }
    }
}
