package dev.rapport.search;

import dev.rapport.search.HitCounts.Tally;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.util.FixedBitSet;

/** Counts the hits that one thread meets. */
final class HitCollector implements Collector {

    private final ConversationOrdinals ordinals;
    private final FixedBitSet conversations;
    private final List<Segment> segments = new ArrayList<>();

    HitCollector(ConversationOrdinals ordinals) {
        this.ordinals = ordinals;
        this.conversations = new FixedBitSet(Math.max(1, ordinals.count()));
    }

    long total() {
        return segments.stream().mapToLong(segment -> segment.total).sum();
    }

    FixedBitSet conversations() {
        return conversations;
    }

    void addTo(Map<String, Map<String, Tally>> values) throws IOException {
        for (Segment segment : segments) {
            segment.addTo(values);
        }
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext leaf) throws IOException {
        Segment segment = new Segment(leaf);
        segments.add(segment);
        return segment;
    }

    /** Counts in one segment. */
    private final class Segment implements LeafCollector {

        private final SegmentColumns columns;
        private final int docBase;
        private final int[] kinds;
        private final SortedDocValues accounts;
        private final int[] ofAccount;
        private final int[] docOfAccount;
        private final SortedSetDocValues findings;
        private final int[] ofFinding;
        private long total;

        Segment(LeafReaderContext leaf) throws IOException {
            columns = ordinals.columns(leaf);
            docBase = leaf.docBase;
            kinds = new int[columns.kindValues().size()];
            accounts = DocValues.getSorted(leaf.reader(), IndexSchema.ACCOUNT);
            ofAccount = new int[accounts.getValueCount()];
            docOfAccount = new int[ofAccount.length];
            findings = DocValues.getSortedSet(leaf.reader(), IndexSchema.FINDING);
            ofFinding = new int[Math.toIntExact(findings.getValueCount())];
        }

        @Override
        public void setScorer(Scorable scorer) {}

        @Override
        public void collect(int doc) throws IOException {
            total++;
            conversations.set(columns.conversations()[doc]);
            kinds[columns.kinds()[doc]]++;
            int account = columns.accounts()[doc];
            if (account >= 0) {
                ofAccount[account]++;
                docOfAccount[account] = docBase + doc;
            }
            if (columns.withFindings().get(doc) && findings.advanceExact(doc)) {
                for (int i = findings.docValueCount(); i > 0; i--) {
                    ofFinding[(int) findings.nextOrd()]++;
                }
            }
        }

        void addTo(Map<String, Map<String, Tally>> values) throws IOException {
            for (int kind = 0; kind < kinds.length; kind++) {
                for (int field = 0; field < SegmentColumns.KIND.size(); field++) {
                    String value = columns.kindValues().get(kind).get(field);
                    add(values, SegmentColumns.KIND.get(field), value, kinds[kind], 0);
                }
            }
            for (int account = 0; account < ofAccount.length; account++) {
                if (ofAccount[account] > 0) {
                    String value = accounts.lookupOrd(account).utf8ToString();
                    add(values, IndexSchema.ACCOUNT, value, ofAccount[account], docOfAccount[account]);
                }
            }
            for (int finding = 0; finding < ofFinding.length; finding++) {
                if (ofFinding[finding] > 0) {
                    String value = findings.lookupOrd(finding).utf8ToString();
                    add(values, IndexSchema.FINDING, value, ofFinding[finding], 0);
                }
            }
        }

        private static void add(
                Map<String, Map<String, Tally>> values, String field, String value, int count, int doc) {
            if (count > 0) {
                values.computeIfAbsent(field, name -> new HashMap<>()).merge(value, new Tally(count, doc), Tally::plus);
            }
        }
    }
}
