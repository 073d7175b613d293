package dev.rapport.search;

import dev.rapport.query.QueryCompiler;
import dev.rapport.query.QueryNode;
import dev.rapport.query.QueryNode.And;
import dev.rapport.query.QueryNode.Not;
import dev.rapport.query.QueryNode.Or;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.FixedBitSet;

/**
 * Makes a query whose operators hold within a conversation: "price AND discount" is met by one moment with the one and
 * another with the other.
 *
 * <p>Each word gives the set of the conversations that have it, and the operators work on these sets. Filters narrow the
 * moments: {@code side:theirs price -discount} means that they said price, and never said discount. The hits are the
 * moments that hold any of the wanted words, in the conversations that are left; where only negations were asked for, all
 * their moments.
 *
 * <p>For one search.
 */
final class ConversationScope {

    private final IndexSearcher searcher;
    private final ConversationOrdinals ordinals;
    private final QueryCompiler compiler;
    private final Query base;
    private final BooleanQuery.Builder hits = new BooleanQuery.Builder();

    /** @param base the moments that count at all */
    ConversationScope(IndexSearcher searcher, ConversationOrdinals ordinals, QueryCompiler compiler, Query base) {
        this.searcher = searcher;
        this.ordinals = ordinals;
        this.compiler = compiler;
        this.base = base;
    }

    Query query(QueryNode node) throws IOException {
        FixedBitSet conversations = evaluate(node, List.of(), true);
        return new BooleanQuery.Builder()
                .add(hits.build(), Occur.MUST)
                .add(
                        new PickQuery(
                                conversations.cardinality() + " conversations",
                                (leaf, ignored) -> picker(ordinals.in(leaf), conversations)),
                        Occur.FILTER)
                .build();
    }

    private static PickQuery.Picker picker(ConversationOrdinals.Leaf numbers, FixedBitSet conversations) {
        return doc -> conversations.get(numbers.of(doc));
    }

    private FixedBitSet evaluate(QueryNode node, List<QueryNode> filters, boolean wanted) throws IOException {
        if (node.isFilter()) {
            return moments(new MatchAllDocsQuery(), plus(filters, List.of(node)), wanted);
        }
        return switch (node) {
            case And and -> all(and, filters, wanted);
            case Or or -> any(or, filters, wanted);
            case Not not -> allBut(not, filters, wanted);
            case QueryNode.Word word -> moments(compiler.compile(word), filters, wanted);
            case QueryNode.Prefix prefix -> moments(compiler.compile(prefix), filters, wanted);
            case QueryNode.Phrase phrase -> moments(compiler.compile(phrase), filters, wanted);
            case QueryNode.Within within -> moments(compiler.compile(within), filters, wanted);
            case QueryNode.Everything ignored -> everyConversation();
            case QueryNode.Nothing ignored -> new FixedBitSet(size());
            case QueryNode.FieldIs ignored -> everyConversation();
            case QueryNode.Before ignored -> everyConversation();
            case QueryNode.After ignored -> everyConversation();
            case QueryNode.First ignored -> everyConversation();
        };
    }

    private FixedBitSet all(And and, List<QueryNode> filters, boolean wanted) throws IOException {
        List<QueryNode> inside =
                plus(filters, and.nodes().stream().filter(QueryNode::isFilter).toList());
        List<QueryNode> words =
                and.nodes().stream().filter(node -> !node.isFilter()).toList();
        FixedBitSet all = everyConversation();
        boolean positive = false;
        for (QueryNode node : words) {
            positive |= !(node instanceof Not);
            all.and(node instanceof Not not ? complement(not, inside) : evaluate(node, inside, wanted));
        }
        if (!positive) {
            all.and(moments(new MatchAllDocsQuery(), inside, wanted));
        }
        return all;
    }

    private FixedBitSet any(Or or, List<QueryNode> filters, boolean wanted) throws IOException {
        FixedBitSet any = new FixedBitSet(size());
        for (QueryNode node : or.nodes()) {
            any.or(evaluate(node, filters, wanted));
        }
        return any;
    }

    private FixedBitSet allBut(Not not, List<QueryNode> filters, boolean wanted) throws IOException {
        FixedBitSet left = complement(not, filters);
        left.and(moments(new MatchAllDocsQuery(), filters, wanted));
        return left;
    }

    private FixedBitSet complement(Not not, List<QueryNode> filters) throws IOException {
        FixedBitSet without = evaluate(not.node(), filters, false);
        without.flip(0, without.length());
        return without;
    }

    /** The conversations of these moments, which are hits if they are wanted. */
    private FixedBitSet moments(Query words, List<QueryNode> filters, boolean wanted) throws IOException {
        BooleanQuery.Builder narrowed = new BooleanQuery.Builder().add(words, Occur.MUST);
        filters.forEach(filter -> narrowed.add(compiler.compile(filter), Occur.FILTER));
        Query moments = narrowed.build();
        if (wanted) {
            hits.add(moments, Occur.SHOULD);
        }
        return conversationsOf(new BooleanQuery.Builder()
                .add(moments, Occur.FILTER)
                .add(base, Occur.FILTER)
                .build());
    }

    private FixedBitSet conversationsOf(Query moments) throws IOException {
        FixedBitSet conversations = new FixedBitSet(size());
        Weight weight = searcher.createWeight(searcher.rewrite(moments), ScoreMode.COMPLETE_NO_SCORES, 1);
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            Scorer scorer = weight.scorer(leaf);
            if (scorer != null) {
                ConversationOrdinals.Leaf numbers = ordinals.in(leaf);
                var live = leaf.reader().getLiveDocs();
                DocIdSetIterator found = scorer.iterator();
                for (int doc = found.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = found.nextDoc()) {
                    if (live == null || live.get(doc)) {
                        conversations.set(numbers.of(doc));
                    }
                }
            }
        }
        return conversations;
    }

    private FixedBitSet everyConversation() {
        FixedBitSet all = new FixedBitSet(size());
        all.set(0, all.length());
        return all;
    }

    private int size() {
        return Math.max(1, ordinals.count());
    }

    private static List<QueryNode> plus(List<QueryNode> some, List<QueryNode> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
