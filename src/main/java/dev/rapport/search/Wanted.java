package dev.rapport.search;

import dev.rapport.query.QueryNode;
import dev.rapport.query.QueryNode.And;
import dev.rapport.query.QueryNode.Everything;
import dev.rapport.query.QueryNode.Not;
import dev.rapport.query.QueryNode.Nothing;
import dev.rapport.query.QueryNode.Or;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes a query apart: the words that it looks for, and what narrows them. */
final class Wanted {

    private Wanted() {}

    /** The query without its filters; {@link Nothing} where it has only filters. */
    static QueryNode words(QueryNode node) {
        if (node.isFilter()) {
            return new Nothing();
        }
        return switch (node) {
            case And and -> joined(and.nodes(), true);
            case Or or -> joined(or.nodes(), false);
            case Not not -> new Not(words(not.node()));
            case QueryNode.Word word -> word;
            case QueryNode.Prefix prefix -> prefix;
            case QueryNode.Phrase phrase -> phrase;
            case QueryNode.Within within -> within;
            case Nothing nothing -> nothing;
            case Everything ignored -> new Nothing();
            case QueryNode.FieldIs ignored -> new Nothing();
            case QueryNode.Before ignored -> new Nothing();
            case QueryNode.After ignored -> new Nothing();
            case QueryNode.First ignored -> new Nothing();
        };
    }

    /** The words, phrases and beginnings that are wanted, and not those that must not be. */
    static QueryNode positives(QueryNode node) {
        List<QueryNode> positives = leaves(words(node)).toList();
        return switch (positives.size()) {
            case 0 -> new Nothing();
            case 1 -> positives.getFirst();
            default -> new Or(positives);
        };
    }

    private static Stream<QueryNode> leaves(QueryNode node) {
        return switch (node) {
            case And and -> and.nodes().stream().flatMap(Wanted::leaves);
            case Or or -> or.nodes().stream().flatMap(Wanted::leaves);
            case QueryNode.Word word -> Stream.of(word);
            case QueryNode.Prefix prefix -> Stream.of(prefix);
            case QueryNode.Phrase phrase -> Stream.of(phrase);
            case QueryNode.Within within -> Stream.of(within);
            case Not ignored -> Stream.empty();
            case Nothing ignored -> Stream.empty();
            case Everything ignored -> Stream.empty();
            case QueryNode.FieldIs ignored -> Stream.empty();
            case QueryNode.Before ignored -> Stream.empty();
            case QueryNode.After ignored -> Stream.empty();
            case QueryNode.First ignored -> Stream.empty();
        };
    }

    /** The words that are wanted, as one text; empty where there are none. Beginnings of words mean nothing. */
    static String text(QueryNode node) {
        return leaves(words(node))
                .map(Wanted::textOf)
                .collect(Collectors.joining(" "))
                .strip();
    }

    private static String textOf(QueryNode leaf) {
        return switch (leaf) {
            case QueryNode.Word word -> word.text();
            case QueryNode.Phrase phrase -> phrase.text();
            case QueryNode.Within within -> text(within.lead()) + " " + text(within.follower());
            case QueryNode.Prefix ignored -> "";
            case And ignored -> "";
            case Or ignored -> "";
            case Not ignored -> "";
            case Nothing ignored -> "";
            case Everything ignored -> "";
            case QueryNode.FieldIs ignored -> "";
            case QueryNode.Before ignored -> "";
            case QueryNode.After ignored -> "";
            case QueryNode.First ignored -> "";
        };
    }

    /** What holds of every hit besides its words: filters, and words that must not be there. */
    static List<QueryNode> conditions(QueryNode node) {
        if (node.isFilter() || node instanceof Not) {
            return List.of(node);
        }
        return node instanceof And and
                ? and.nodes().stream().flatMap(one -> conditions(one).stream()).toList()
                : List.of();
    }

    private static QueryNode joined(List<QueryNode> nodes, boolean all) {
        List<QueryNode> kept = new ArrayList<>();
        for (QueryNode node : nodes) {
            if (!node.isFilter()) {
                kept.add(words(node));
            }
        }
        if (kept.size() == 1) {
            return kept.getFirst();
        }
        return all ? new And(kept) : new Or(kept);
    }
}
