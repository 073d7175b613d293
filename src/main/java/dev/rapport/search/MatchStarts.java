package dev.rapport.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * Tells at which positions of a document the matches of a query begin; for documents that match it, in ascending order.
 *
 * <p>Words, phrases and choices of these read their postings on and on. All else asks {@link Weight#matches}, which begins anew
 * with each document: some ten microseconds, too much where two common words have a hundred thousand.
 */
interface MatchStarts {

    /** Gives each position, in no particular order, and maybe twice. */
    void at(int doc, IntConsumer position) throws IOException;

    /** For one thread. */
    static MatchStarts of(Query query, Weight weight, LeafReaderContext leaf) throws IOException {
        List<MatchStarts> parts = new ArrayList<>();
        return together(query, leaf, parts) ? all(parts) : anew(weight, leaf);
    }

    private static MatchStarts all(List<MatchStarts> parts) {
        return (doc, position) -> {
            for (MatchStarts part : parts) {
                part.at(doc, position);
            }
        };
    }

    /** Adds the parts that must all match; filters have no positions. False where it can not be done. */
    private static boolean together(Query query, LeafReaderContext leaf, List<MatchStarts> parts) throws IOException {
        if (!(query instanceof BooleanQuery all) || isChoice(all)) {
            return either(query, leaf, parts);
        }
        for (BooleanClause clause : all.clauses()) {
            boolean done = switch (clause.occur()) {
                case MUST -> together(clause.query(), leaf, parts);
                case FILTER -> true;
                case SHOULD, MUST_NOT -> false;
            };
            if (!done) {
                return false;
            }
        }
        return true;
    }

    private static boolean isChoice(BooleanQuery query) {
        return query.clauses().stream().allMatch(clause -> clause.occur() == BooleanClause.Occur.SHOULD);
    }

    /** Adds parts of which any may match. */
    private static boolean either(Query query, LeafReaderContext leaf, List<MatchStarts> parts) throws IOException {
        switch (query) {
            case TermQuery word -> parts.add(word(word.getTerm(), leaf));
            case PhraseQuery phrase when phrase.getSlop() == 0 -> parts.add(phrase(phrase, leaf));
            case BooleanQuery choice
            when isChoice(choice) -> {
                for (BooleanClause clause : choice.clauses()) {
                    if (!either(clause.query(), leaf, parts)) {
                        return false;
                    }
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static MatchStarts word(Term term, LeafReaderContext leaf) throws IOException {
        PostingsEnum postings = leaf.reader().postings(term, PostingsEnum.POSITIONS);
        return (doc, position) -> {
            for (int place : positions(postings, doc)) {
                position.accept(place);
            }
        };
    }

    private static MatchStarts phrase(PhraseQuery phrase, LeafReaderContext leaf) throws IOException {
        List<PostingsEnum> words = new ArrayList<>();
        for (Term term : phrase.getTerms()) {
            PostingsEnum postings = leaf.reader().postings(term, PostingsEnum.POSITIONS);
            if (postings == null) {
                return (doc, position) -> {};
            }
            words.add(postings);
        }
        int[] places = phrase.getPositions();
        return (doc, position) -> {
            int[][] each = new int[places.length][];
            for (int word = 0; word < places.length; word++) {
                each[word] = positions(words.get(word), doc);
            }
            for (int begin : each[0]) {
                if (follows(each, places, begin - places[0])) {
                    position.accept(begin);
                }
            }
        };
    }

    private static boolean follows(int[][] each, int[] places, int base) {
        for (int word = 1; word < places.length; word++) {
            if (Arrays.binarySearch(each[word], base + places[word]) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Ascending; none where the term is not there. */
    private static int[] positions(@Nullable PostingsEnum postings, int doc) throws IOException {
        if (postings == null || postings.docID() > doc || (postings.docID() < doc && postings.advance(doc) != doc)) {
            return new int[0];
        }
        int[] positions = new int[postings.freq()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = postings.nextPosition();
        }
        return positions;
    }

    private static MatchStarts anew(Weight weight, LeafReaderContext leaf) {
        return (doc, position) -> {
            Matches matches = weight.matches(leaf, doc);
            if (matches == null) {
                return;
            }
            for (String field : matches) {
                MatchesIterator match = matches.getMatches(field);
                while (match.next()) {
                    position.accept(match.startPosition());
                }
            }
        };
    }
}
