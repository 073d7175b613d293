package dev.rapport.search;

import java.io.IOException;
import java.util.UUID;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;

/** Tells which moments the documents of a segment are; to be asked in ascending order. For one thread. */
final class MomentIds {

    private final NumericDocValues high;
    private final NumericDocValues low;

    MomentIds(LeafReaderContext leaf) throws IOException {
        this.high = DocValues.getNumeric(leaf.reader(), IndexSchema.ID_HIGH);
        this.low = DocValues.getNumeric(leaf.reader(), IndexSchema.ID_LOW);
    }

    UUID of(int doc) throws IOException {
        if (!high.advanceExact(doc) || !low.advanceExact(doc)) {
            throw new IllegalStateException("Every moment has an id");
        }
        return new UUID(high.longValue(), low.longValue());
    }
}
