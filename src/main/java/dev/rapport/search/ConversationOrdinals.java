package dev.rapport.search;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.BytesRefHash;

/**
 * Numbers the conversations of the index from 0, so that sets of them are bits; and keeps what is counted of each moment.
 *
 * <p>A conversation keeps its number from one state of the index to the next, and a segment never changes: with a new state,
 * only what is new in it is read. Safe for use by many threads.
 */
final class ConversationOrdinals {

    private final List<SegmentColumns> segments;
    private final int count;

    private ConversationOrdinals(List<SegmentColumns> segments, int count) {
        this.segments = segments;
        this.count = count;
    }

    /** More than the highest number: there may be numbers of conversations that are gone. */
    int count() {
        return count;
    }

    /** The numbers of the documents of one segment. */
    Leaf in(LeafReaderContext leaf) {
        int[] numbers = columns(leaf).conversations();
        return doc -> numbers[doc];
    }

    SegmentColumns columns(LeafReaderContext leaf) {
        return segments.get(leaf.ord);
    }

    /** What the account of a document is called there; empty where it has no name. Read once for all of its segment. */
    Optional<String> accountName(IndexSearcher searcher, int doc) throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
        SegmentColumns columns = columns(leaf);
        int account = columns.accounts()[doc - leaf.docBase];
        String known = columns.accountNames().get(account);
        if (known == null) {
            String stored = searcher.storedFields()
                    .document(doc, Set.of(IndexSchema.ACCOUNT_NAME))
                    .get(IndexSchema.ACCOUNT_NAME);
            known = stored == null ? "" : stored;
            columns.accountNames().set(account, known);
        }
        return known.isEmpty() ? Optional.empty() : Optional.of(known);
    }

    /** Tells the number of a document's conversation. */
    interface Leaf {
        int of(int doc);
    }

    /** Keeps the numbers, and the columns of the segments that are open: some 12 bytes a moment, 45 a conversation. */
    static final class Cache {

        private final BytesRefHash numbers = new BytesRefHash();
        private final Map<Object, SegmentColumns> kept = new HashMap<>();

        synchronized ConversationOrdinals of(IndexReader reader) throws IOException {
            SegmentColumns[] segments = new SegmentColumns[reader.leaves().size()];
            for (LeafReaderContext leaf : reader.leaves()) {
                segments[leaf.ord] = columns(leaf.reader());
            }
            return new ConversationOrdinals(List.of(segments), numbers.size());
        }

        private SegmentColumns columns(LeafReader segment) throws IOException {
            IndexReader.CacheHelper helper = Objects.requireNonNull(segment.getCoreCacheHelper(), "Of a segment");
            SegmentColumns known = kept.get(helper.getKey());
            if (known == null) {
                known = SegmentColumns.of(segment, numbers);
                kept.put(helper.getKey(), known);
                helper.addClosedListener(this::forget);
            }
            return known;
        }

        private synchronized void forget(Object key) {
            kept.remove(key);
        }
    }
}
