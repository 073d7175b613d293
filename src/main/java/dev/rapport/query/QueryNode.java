package dev.rapport.query;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a query asks for, as a tree.
 *
 * <p>The parser leaves out what holds no word at all, such as a lone dash, so every {@link Word}, {@link Prefix} and
 * {@link Phrase} has something to look for. The depth of a tree is at most {@link QueryParser#MAX_DEPTH} and a few.
 */
public sealed interface QueryNode {

    /** Every document: the empty query, and a lone {@code *}. */
    record Everything() implements QueryNode {}

    /** No document: a query that is not empty, but holds nothing to look for, such as {@code ???}. */
    record Nothing() implements QueryNode {}

    /** A word in any of its forms. One that falls into parts, such as {@code follow-up}, means these side by side. */
    record Word(String text) implements QueryNode {}

    /** Any word that begins so, in the form in which it was said. */
    record Prefix(String text) implements QueryNode {}

    /**
     * These words, in these forms and this order, with choices and beginnings of words as {@link PhrasePattern} reads them.
     *
     * @param gaps how many other words may stand between them; 0 for side by side
     */
    record Phrase(String text, int gaps) implements QueryNode {
        public Phrase(String text) {
            this(text, 0);
        }
    }

    /**
     * A field that holds this value. The values of {@code channel} and {@code side} are the names of these enumerations;
     * those of {@code finding}, {@code has} and {@code lang} are in lower case; all others are as they were typed.
     *
     * @param quoted whether the value stood in quotes, so that a {@code *} in it is nothing special
     */
    record FieldIs(QueryField field, String value, boolean quoted) implements QueryNode {}

    /** What was said before this instant. */
    record Before(Instant instant) implements QueryNode {}

    /** What was said at this instant or later. */
    record After(Instant instant) implements QueryNode {}

    /** Of a call: {@code lead}, and {@code follower} begins after it, at most so much later. */
    record Within(QueryNode lead, Duration window, QueryNode follower) implements QueryNode {}

    /** Of a call: what was said in this first part of it. */
    record First(Duration length) implements QueryNode {}

    /** All of these; two or more. */
    record And(List<QueryNode> nodes) implements QueryNode {
        public And {
            nodes = List.copyOf(nodes);
        }
    }

    /** Any of these; two or more. */
    record Or(List<QueryNode> nodes) implements QueryNode {
        public Or {
            nodes = List.copyOf(nodes);
        }
    }

    /** All but this. */
    record Not(QueryNode node) implements QueryNode {}

    /** Whether the node only narrows (by fields and times), and looks for no words. */
    default boolean isFilter() {
        return switch (this) {
            case Everything ignored -> true;
            case Nothing ignored -> false;
            case Word ignored -> false;
            case Prefix ignored -> false;
            case Phrase ignored -> false;
            case Within ignored -> false;
            case FieldIs ignored -> true;
            case Before ignored -> true;
            case After ignored -> true;
            case First ignored -> true;
            case And and -> and.nodes().stream().allMatch(QueryNode::isFilter);
            case Or or -> or.nodes().stream().allMatch(QueryNode::isFilter);
            case Not not -> not.node().isFilter();
        };
    }
}
