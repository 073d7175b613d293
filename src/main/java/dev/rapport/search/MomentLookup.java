package dev.rapport.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;

/**
 * Finds moments by what the index of meanings says of them in the index of words, which alone knows what stands there now: what
 * is gone, or was made otherwise since, is not found. For one search.
 */
final class MomentLookup {

    private final Map<UUID, Double> likeness = new HashMap<>();
    private final Query query;

    /** @param allowed what may be found */
    MomentLookup(List<VectorReader.Near> near, Query allowed) {
        near.forEach(one -> likeness.put(one.moment(), one.likeness()));
        List<String> items =
                near.stream().map(one -> one.item().toString()).distinct().toList();
        this.query = new BooleanQuery.Builder()
                .add(Narrowing.oneOf(IndexSchema.ITEM, items), Occur.FILTER)
                .add(allowed, Occur.FILTER)
                .add(
                        new PickQuery(items.size() + " items' moments", (leaf, ignored) -> {
                            MomentIds ids = new MomentIds(leaf);
                            return doc -> likeness.containsKey(ids.of(doc));
                        }),
                        Occur.FILTER)
                .build();
    }

    /** What is still there, in no order; the score of each is its likeness. */
    List<SearchHit> in(IndexSearcher words) throws IOException {
        List<SearchHit> found = new ArrayList<>();
        if (likeness.isEmpty()) {
            return found;
        }
        Hits hits = new Hits(words, Marks.none());
        var leaves = words.getIndexReader().leaves();
        for (ScoreDoc one : words.search(query, likeness.size()).scoreDocs) {
            var leaf = leaves.get(ReaderUtil.subIndex(one.doc, leaves));
            UUID id = new MomentIds(leaf).of(one.doc - leaf.docBase);
            found.add(hits.read(one.doc, likeness.getOrDefault(id, 0.0)));
        }
        return found;
    }
}
