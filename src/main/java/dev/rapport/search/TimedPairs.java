package dev.rapport.search;

import dev.rapport.conversation.Channel;
import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.FixedBitSet;

/**
 * Picks the moments of calls in which the lead was said, and the follower began after it within some time.
 *
 * <p>Times are those of the words themselves, taken from {@link IndexSchema#TIMES} by the positions of the matches, so
 * that phrases, stems and beginnings of words all work, across moments and parties. All moments of an item follow each other in
 * one segment, since they are written at once; so one pass over both, side by side, meets every pair.
 */
final class TimedPairs implements PickQuery.Pickers {

    private final Query lead;
    private final Query follower;
    private final long windowMs;

    TimedPairs(Query lead, Query follower, long windowMs) {
        this.lead = calls(lead);
        this.follower = calls(follower);
        this.windowMs = windowMs;
    }

    private static Query calls(Query query) {
        return new BooleanQuery.Builder()
                .add(query, Occur.MUST)
                .add(MomentTarget.keyword(IndexSchema.CHANNEL, Channel.CALL.name()), Occur.FILTER)
                .build();
    }

    @Override
    public PickQuery.Picker of(LeafReaderContext leaf, IndexSearcher searcher) throws IOException {
        FixedBitSet picked = new FixedBitSet(leaf.reader().maxDoc());
        Said leads = new Said(lead, leaf, searcher);
        Said followers = new Said(follower, leaf, searcher);
        while (leads.isThere() && followers.isThere()) {
            if (leads.item() == followers.item()) {
                pick(leads, followers, picked);
            } else if (leads.doc() < followers.doc()) {
                leads.next();
            } else {
                followers.next();
            }
        }
        return picked::get;
    }

    /** Reads both to the end of the item that they are in. */
    private void pick(Said leads, Said followers, FixedBitSet picked) throws IOException {
        int item = leads.item();
        Times ends = new Times();
        while (followers.isThere() && followers.item() == item) {
            followers.addTo(ends);
            followers.next();
        }
        ends.sort();
        while (leads.isThere() && leads.item() == item) {
            Times begins = new Times();
            leads.addTo(begins);
            if (begins.anyFollowedBy(ends, windowMs)) {
                picked.set(leads.doc());
            }
            leads.next();
        }
    }

    /** The moments of one segment in which something was said, one after the other. */
    private static final class Said {

        private final DocIdSetIterator found;
        private final SortedDocValues items;
        private final BinaryDocValues stored;
        private final MatchStarts starts;
        private int item;

        Said(Query query, LeafReaderContext leaf, IndexSearcher searcher) throws IOException {
            Query rewritten = searcher.rewrite(query);
            Weight weight = searcher.createWeight(rewritten, ScoreMode.COMPLETE_NO_SCORES, 1);
            Scorer scorer = weight.scorer(leaf);
            found = scorer == null ? DocIdSetIterator.empty() : scorer.iterator();
            items = DocValues.getSorted(leaf.reader(), IndexSchema.ITEM);
            stored = DocValues.getBinary(leaf.reader(), IndexSchema.TIMES);
            starts = MatchStarts.of(rewritten, weight, leaf);
            next();
        }

        boolean isThere() {
            return found.docID() != DocIdSetIterator.NO_MORE_DOCS;
        }

        int doc() {
            return found.docID();
        }

        int item() {
            return item;
        }

        void next() throws IOException {
            item = found.nextDoc() != DocIdSetIterator.NO_MORE_DOCS && items.advanceExact(doc())
                    ? items.ordValue()
                    : -1;
        }

        /** When the matches in this moment began. */
        void addTo(Times times) throws IOException {
            if (stored.advanceExact(doc())) {
                long[] words = WordTimes.decode(stored.binaryValue());
                starts.at(doc(), position -> {
                    if (position >= 0 && position < words.length) {
                        times.add(words[position]);
                    }
                });
            }
        }
    }

    /** Some times of one item, in milliseconds. */
    private static final class Times {

        private long[] values = new long[8];
        private int count;

        void add(long time) {
            values = ArrayUtil.grow(values, count + 1);
            values[count++] = time;
        }

        void sort() {
            Arrays.sort(values, 0, count);
        }

        /** @param sorted the times that may follow */
        boolean anyFollowedBy(Times sorted, long windowMs) {
            for (int i = 0; i < count; i++) {
                int at = Arrays.binarySearch(sorted.values, 0, sorted.count, values[i] + 1);
                int first = at >= 0 ? at : -at - 1;
                if (first < sorted.count && sorted.values[first] <= values[i] + windowMs) {
                    return true;
                }
            }
            return false;
        }
    }
}
