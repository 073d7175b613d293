package dev.rapport.search;

import dev.rapport.conversation.Channel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.FixedBitSet;

/**
 * Picks the moments of calls in which the lead was said, and the follower began after it within some time.
 *
 * <p>Times are those of the words themselves, taken from {@link IndexSchema#TIMES} by the positions of the matches, so
 * that phrases, stems and beginnings of words all work, across moments and parties. All moments of an item are in one
 * segment, since they are written at once.
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
        Weight leading = weight(lead, searcher);
        Weight following = weight(follower, searcher);
        Map<Integer, List<Integer>> leads = byItem(leading, leaf);
        Map<Integer, List<Integer>> followers = byItem(following, leaf);
        Set<Integer> both = new HashSet<>(leads.keySet());
        both.retainAll(followers.keySet());
        FixedBitSet picked = new FixedBitSet(leaf.reader().maxDoc());
        for (Integer item : both) {
            long[] ends = times(following, leaf, followers.getOrDefault(item, List.of()));
            for (int doc : leads.getOrDefault(item, List.of())) {
                if (anyFollowed(times(leading, leaf, List.of(doc)), ends)) {
                    picked.set(doc);
                }
            }
        }
        return picked::get;
    }

    private static Weight weight(Query query, IndexSearcher searcher) throws IOException {
        return searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    }

    private static Map<Integer, List<Integer>> byItem(Weight weight, LeafReaderContext leaf) throws IOException {
        Map<Integer, List<Integer>> docs = new HashMap<>();
        Scorer scorer = weight.scorer(leaf);
        if (scorer == null) {
            return docs;
        }
        SortedDocValues items = DocValues.getSorted(leaf.reader(), IndexSchema.ITEM);
        DocIdSetIterator found = scorer.iterator();
        for (int doc = found.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = found.nextDoc()) {
            if (items.advanceExact(doc)) {
                docs.computeIfAbsent(items.ordValue(), item -> new ArrayList<>())
                        .add(doc);
            }
        }
        return docs;
    }

    /** When the matches in these documents of one item began, ascending. */
    private static long[] times(Weight weight, LeafReaderContext leaf, List<Integer> docs) throws IOException {
        BinaryDocValues stored = DocValues.getBinary(leaf.reader(), IndexSchema.TIMES);
        List<Long> times = new ArrayList<>();
        for (int doc : docs) {
            Matches matches = weight.matches(leaf, doc);
            if (matches != null && stored.advanceExact(doc)) {
                long[] words = WordTimes.decode(stored.binaryValue());
                for (String field : matches) {
                    add(times, matches.getMatches(field), words);
                }
            }
        }
        long[] sorted = times.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    private static void add(List<Long> times, MatchesIterator match, long[] words) throws IOException {
        while (match.next()) {
            int position = match.startPosition();
            if (position >= 0 && position < words.length) {
                times.add(words[position]);
            }
        }
    }

    private boolean anyFollowed(long[] begins, long[] ends) {
        for (long begin : begins) {
            int at = Arrays.binarySearch(ends, begin + 1);
            int first = at >= 0 ? at : -at - 1;
            if (first < ends.length && ends[first] <= begin + windowMs) {
                return true;
            }
        }
        return false;
    }
}
