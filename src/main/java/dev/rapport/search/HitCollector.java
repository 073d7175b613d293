package dev.rapport.search;

import dev.rapport.search.HitCounts.Tally;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.util.FixedBitSet;

/** Counts the hits that one thread meets. */
final class HitCollector implements Collector {

    private static final List<String> FIELDS =
            List.of(IndexSchema.CHANNEL, IndexSchema.SIDE, IndexSchema.ACCOUNT, IndexSchema.FINDING, IndexSchema.MONTH);

    private final ConversationOrdinals ordinals;
    private final FixedBitSet conversations;
    private final List<ValueCounter> counters = new ArrayList<>();
    private long total;

    HitCollector(ConversationOrdinals ordinals) {
        this.ordinals = ordinals;
        this.conversations = new FixedBitSet(Math.max(1, ordinals.count()));
    }

    long total() {
        return total;
    }

    FixedBitSet conversations() {
        return conversations;
    }

    void addTo(Map<String, Map<String, Tally>> values) throws IOException {
        for (ValueCounter counter : counters) {
            counter.addTo(values.computeIfAbsent(counter.field, field -> new HashMap<>()));
        }
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext leaf) throws IOException {
        ConversationOrdinals.Leaf numbers = ordinals.in(leaf);
        List<ValueCounter> here = new ArrayList<>();
        for (String field : FIELDS) {
            SortedSetDocValues values = DocValues.getSortedSet(leaf.reader(), field);
            if (values.getValueCount() > 0) {
                here.add(new ValueCounter(field, values, leaf.docBase));
            }
        }
        counters.addAll(here);
        return new LeafCollector() {
            @Override
            public void setScorer(Scorable scorer) {}

            @Override
            public void collect(int doc) throws IOException {
                total++;
                conversations.set(numbers.of(doc));
                for (ValueCounter counter : here) {
                    counter.count(doc);
                }
            }
        };
    }

    /** Counts the values of one field in one segment. */
    private static final class ValueCounter {

        private final String field;
        private final SortedSetDocValues values;
        private final int docBase;
        private final int[] counts;
        private final int[] docs;

        ValueCounter(String field, SortedSetDocValues values, int docBase) {
            this.field = field;
            this.values = values;
            this.docBase = docBase;
            this.counts = new int[Math.toIntExact(values.getValueCount())];
            this.docs = new int[counts.length];
        }

        void count(int doc) throws IOException {
            if (values.advanceExact(doc)) {
                for (int i = values.docValueCount(); i > 0; i--) {
                    int ordinal = (int) values.nextOrd();
                    counts[ordinal]++;
                    docs[ordinal] = docBase + doc;
                }
            }
        }

        void addTo(Map<String, Tally> sums) throws IOException {
            for (int i = 0; i < counts.length; i++) {
                if (counts[i] > 0) {
                    sums.merge(values.lookupOrd(i).utf8ToString(), new Tally(counts[i], docs[i]), Tally::plus);
                }
            }
        }
    }
}
