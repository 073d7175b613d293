package dev.rapport.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.BytesRefHash;
import org.apache.lucene.util.FixedBitSet;

/**
 * What is counted of each moment of one segment, as arrays by its number there: docvalues cost more to read than all else of a
 * hit, and a common word has hits by the hundred thousand.
 *
 * <p>Channel, side and month are one number, the kind of the moment, so that they are counted at once. Only the names are
 * ever written to, each by whoever first asks for it. Safe for use by many threads.
 *
 * @param conversations the number of the conversation
 * @param kinds the number of the kind
 * @param kindValues of each kind its channel, side and month
 * @param accounts the ordinal of the account in the segment; -1 for none
 * @param accountNames what they were called in a moment that was found, by ordinal; null where nobody asked yet
 * @param withFindings where any docvalues of findings are
 */
record SegmentColumns(
        int[] conversations,
        int[] kinds,
        List<List<String>> kindValues,
        int[] accounts,
        AtomicReferenceArray<String> accountNames,
        FixedBitSet withFindings) {

    /** What a kind tells, in this order. */
    static final List<String> KIND = List.of(IndexSchema.CHANNEL, IndexSchema.SIDE, IndexSchema.MONTH);

    static SegmentColumns of(LeafReader segment, BytesRefHash numbers) throws IOException {
        int size = segment.maxDoc();
        SortedDocValues accounts = DocValues.getSorted(segment, IndexSchema.ACCOUNT);
        FixedBitSet withFindings = new FixedBitSet(size);
        SortedSetDocValues findings = DocValues.getSortedSet(segment, IndexSchema.FINDING);
        for (int doc = findings.nextDoc(); doc < size; doc = findings.nextDoc()) {
            withFindings.set(doc);
        }
        List<List<String>> values = new ArrayList<>();
        int[] kinds = kinds(segment, values);
        return new SegmentColumns(
                conversations(segment, numbers),
                kinds,
                List.copyOf(values),
                ordinals(accounts, size),
                new AtomicReferenceArray<>(accounts.getValueCount()),
                withFindings);
    }

    private static int[] conversations(LeafReader segment, BytesRefHash numbers) throws IOException {
        SortedDocValues values = DocValues.getSorted(segment, IndexSchema.CONVERSATION);
        int[] number = new int[values.getValueCount()];
        for (int ordinal = 0; ordinal < number.length; ordinal++) {
            int added = numbers.add(values.lookupOrd(ordinal));
            number[ordinal] = added < 0 ? -added - 1 : added;
        }
        int[] conversations = ordinals(values, segment.maxDoc());
        Arrays.setAll(conversations, doc -> number[conversations[doc]]);
        return conversations;
    }

    private static int[] kinds(LeafReader segment, List<List<String>> values) throws IOException {
        int size = segment.maxDoc();
        List<SortedDocValues> fields = new ArrayList<>();
        List<int[]> columns = new ArrayList<>();
        for (String field : KIND) {
            fields.add(DocValues.getSorted(segment, field));
            columns.add(ordinals(DocValues.getSorted(segment, field), size));
        }
        Map<Long, Integer> known = new HashMap<>();
        int[] kinds = new int[size];
        for (int doc = 0; doc < size; doc++) {
            long key = 0;
            for (int field = 0; field < KIND.size(); field++) {
                key = key * fields.get(field).getValueCount() + columns.get(field)[doc];
            }
            Integer kind = known.get(key);
            if (kind == null) {
                kind = values.size();
                known.put(key, kind);
                values.add(values(fields, columns, doc));
            }
            kinds[doc] = kind;
        }
        return kinds;
    }

    private static List<String> values(List<SortedDocValues> fields, List<int[]> columns, int doc) throws IOException {
        List<String> values = new ArrayList<>();
        for (int field = 0; field < fields.size(); field++) {
            values.add(fields.get(field).lookupOrd(columns.get(field)[doc]).utf8ToString());
        }
        return List.copyOf(values);
    }

    private static int[] ordinals(SortedDocValues values, int size) throws IOException {
        int[] ordinals = new int[size];
        Arrays.fill(ordinals, -1);
        for (int doc = values.nextDoc(); doc < size; doc = values.nextDoc()) {
            ordinals[doc] = values.ordValue();
        }
        return ordinals;
    }
}
