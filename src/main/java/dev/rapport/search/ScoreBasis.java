package dev.rapport.search;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.TermStatistics;
import org.jspecify.annotations.Nullable;

/**
 * The figures about the whole index that went into the scores of a search: how frequent its terms are, and how long the
 * fields.
 *
 * <p>BM25 scores depend on the document and on these only. A cursor carries them, so that each document has the same
 * score on every page, whatever arrives between two of them; otherwise pages would skip hits and repeat others.
 *
 * <p>For one thread.
 */
final class ScoreBasis {

    /** No cursor of ours has more. */
    private static final int MOST = 4_000;

    private record Frequencies(long docFreq, long totalTermFreq) {}

    private record Sizes(long maxDoc, long docCount, long sumTotalTermFreq, long sumDocFreq) {}

    private final Map<Term, Frequencies> terms = new TreeMap<>();
    private final Map<String, Sizes> fields = new TreeMap<>();

    /** What is known of the term; from now on, what is told here. */
    TermStatistics term(Term term, TermStatistics now) {
        Frequencies known = terms.computeIfAbsent(term, absent -> new Frequencies(now.docFreq(), now.totalTermFreq()));
        return new TermStatistics(term.bytes(), known.docFreq(), known.totalTermFreq());
    }

    /** What is known of the field; from now on, what is told here. */
    @Nullable
    CollectionStatistics field(String field, @Nullable CollectionStatistics now) {
        if (now != null) {
            fields.putIfAbsent(
                    field, new Sizes(now.maxDoc(), now.docCount(), now.sumTotalTermFreq(), now.sumDocFreq()));
        }
        Sizes known = fields.get(field);
        return known == null
                ? null
                : new CollectionStatistics(
                        field, known.maxDoc(), known.docCount(), known.sumTotalTermFreq(), known.sumDocFreq());
    }

    void writeTo(DataOutput out) throws IOException {
        out.writeInt(fields.size());
        for (Map.Entry<String, Sizes> entry : fields.entrySet()) {
            Sizes sizes = entry.getValue();
            out.writeUTF(entry.getKey());
            out.writeLong(sizes.maxDoc());
            out.writeLong(sizes.docCount());
            out.writeLong(sizes.sumTotalTermFreq());
            out.writeLong(sizes.sumDocFreq());
        }
        out.writeInt(terms.size());
        for (Map.Entry<Term, Frequencies> entry : terms.entrySet()) {
            out.writeUTF(entry.getKey().field());
            out.writeUTF(entry.getKey().text());
            out.writeLong(entry.getValue().docFreq());
            out.writeLong(entry.getValue().totalTermFreq());
        }
    }

    static ScoreBasis readFrom(DataInput in) throws IOException {
        ScoreBasis basis = new ScoreBasis();
        for (int i = count(in); i > 0; i--) {
            basis.fields.put(in.readUTF(), new Sizes(in.readLong(), in.readLong(), in.readLong(), in.readLong()));
        }
        for (int i = count(in); i > 0; i--) {
            basis.terms.put(new Term(in.readUTF(), in.readUTF()), new Frequencies(in.readLong(), in.readLong()));
        }
        return basis;
    }

    private static int count(DataInput in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > MOST) {
            throw new IOException("No cursor has " + count + " terms");
        }
        return count;
    }
}
