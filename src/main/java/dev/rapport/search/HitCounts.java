package dev.rapport.search;

import dev.rapport.search.SearchResult.Facet;
import dev.rapport.search.SearchResult.Facets;
import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.FixedBitSet;

/**
 * Counts all hits of a search exactly: moments, conversations, and the values of each facet.
 *
 * <p>One pass over all hits, over arrays of each segment ({@link SegmentColumns}). The alternative, Lucene's facet module, keeps
 * a table per field that is made anew with each state of the index, which here is with each item that arrives.
 */
final class HitCounts implements CollectorManager<HitCollector, HitCounts.Counted> {

    /** How many accounts and findings are told. */
    static final int MOST_VALUES = 100;

    private static final Comparator<Facet> MOST_FIRST =
            Comparator.comparingLong(Facet::count).reversed().thenComparing(Facet::value);

    private final ConversationOrdinals ordinals;

    HitCounts(ConversationOrdinals ordinals) {
        this.ordinals = ordinals;
    }

    /** How often a value was met, and, of an account, a document (of the whole index) that has it. */
    record Tally(long count, int doc) {
        Tally plus(Tally other) {
            return new Tally(count + other.count, doc);
        }
    }

    record Counted(
            long total, long conversations, Map<String, Map<String, Tally>> values, ConversationOrdinals ordinals) {

        Facets facets(IndexSearcher searcher) throws IOException {
            return new Facets(
                    plain(IndexSchema.CHANNEL),
                    accounts(searcher),
                    plain(IndexSchema.SIDE),
                    plain(IndexSchema.FINDING),
                    plain(IndexSchema.MONTH).stream()
                            .sorted(Comparator.comparing(Facet::value).reversed())
                            .toList());
        }

        private List<Facet> plain(String field) {
            return values.getOrDefault(field, Map.of()).entrySet().stream()
                    .map(value -> new Facet(
                            value.getKey(), value.getKey(), value.getValue().count()))
                    .sorted(MOST_FIRST)
                    .limit(field.equals(IndexSchema.MONTH) ? Long.MAX_VALUE : MOST_VALUES)
                    .toList();
        }

        private List<Facet> accounts(IndexSearcher searcher) throws IOException {
            Map<String, Tally> tallies = values.getOrDefault(IndexSchema.ACCOUNT, Map.of());
            List<Facet> most = plain(IndexSchema.ACCOUNT);
            Facet[] labelled = new Facet[most.size()];
            for (int i = 0; i < labelled.length; i++) {
                Facet facet = most.get(i);
                Tally tally = java.util.Objects.requireNonNull(tallies.get(facet.value()));
                String name = ordinals.accountName(searcher, tally.doc()).orElse(facet.value());
                labelled[i] = new Facet(facet.value(), name, facet.count());
            }
            return List.of(labelled);
        }
    }

    @Override
    public HitCollector newCollector() {
        return new HitCollector(ordinals);
    }

    @Override
    public Counted reduce(Collection<HitCollector> collectors) throws IOException {
        FixedBitSet conversations = new FixedBitSet(Math.max(1, ordinals.count()));
        Map<String, Map<String, Tally>> values = new HashMap<>();
        long total = 0;
        for (HitCollector collector : collectors) {
            total += collector.total();
            conversations.or(collector.conversations());
            collector.addTo(values);
        }
        return new Counted(total, conversations.cardinality(), values, ordinals);
    }
}
