package dev.rapport.search;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.OrdinalMap;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.LongValues;
import org.apache.lucene.util.packed.PackedInts;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the conversations of one state of the index from 0, so that sets of them are bits.
 *
 * <p>Safe for use by many threads.
 */
final class ConversationOrdinals {

    private final @Nullable OrdinalMap map;
    private final int count;

    private ConversationOrdinals(IndexReader reader) throws IOException {
        List<LeafReaderContext> leaves = reader.leaves();
        SortedDocValues[] values = new SortedDocValues[leaves.size()];
        for (LeafReaderContext leaf : leaves) {
            values[leaf.ord] = DocValues.getSorted(leaf.reader(), IndexSchema.CONVERSATION);
        }
        this.map = values.length < 2 ? null : OrdinalMap.build(null, values, PackedInts.DEFAULT);
        this.count =
                map != null ? Math.toIntExact(map.getValueCount()) : values.length == 0 ? 0 : values[0].getValueCount();
    }

    /** How many conversations there are. */
    int count() {
        return count;
    }

    /** The numbers of the documents of one segment; for one thread, and for ascending documents. */
    Leaf in(LeafReaderContext leaf) throws IOException {
        SortedDocValues values = DocValues.getSorted(leaf.reader(), IndexSchema.CONVERSATION);
        LongValues numbers = map == null ? LongValues.IDENTITY : map.getGlobalOrds(leaf.ord);
        return doc -> values.advanceExact(doc) ? (int) numbers.get(values.ordValue()) : -1;
    }

    /** Tells the number of a document's conversation; -1 for none. */
    interface Leaf {
        int of(int doc) throws IOException;
    }

    /** Keeps the numbers of the newest state; making them takes a moment where there are many. */
    static final class Cache {

        private record Kept(Object key, ConversationOrdinals ordinals) {}

        private volatile @Nullable Kept kept;

        ConversationOrdinals of(IndexReader reader) throws IOException {
            IndexReader.CacheHelper helper = reader.getReaderCacheHelper();
            Object key = helper == null ? reader : helper.getKey();
            Kept last = kept;
            if (last == null || !last.key().equals(key)) {
                last = new Kept(key, new ConversationOrdinals(reader));
                kept = last;
            }
            return last.ordinals();
        }
    }
}
