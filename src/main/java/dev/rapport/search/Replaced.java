package dev.rapport.search;

import dev.rapport.query.Analysis;
import dev.rapport.query.QueryNode;
import dev.rapport.query.QueryNode.And;
import dev.rapport.query.QueryNode.Or;
import dev.rapport.query.QueryNode.Phrase;
import dev.rapport.query.QueryNode.Word;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Puts what may have been heard in the place of words of a query. Words that must not be there stay as they are, and so do phrases with
 * choices.
 */
final class Replaced {

    private Replaced() {}

    /** The words that may be replaced, in their order: each by itself, and those that stand side by side as two. */
    static Set<List<String>> places(QueryNode node) {
        Set<List<String>> places = new LinkedHashSet<>();
        collect(node, places);
        return places;
    }

    private static void collect(QueryNode node, Set<List<String>> places) {
        switch (node) {
            case And and -> {
                pairs(plainWords(and.nodes()), places);
                and.nodes().forEach(one -> collect(one, places));
            }
            case Or or -> or.nodes().forEach(one -> collect(one, places));
            case Word word -> terms(word).forEach(term -> places.add(List.of(term)));
            case Phrase phrase -> {
                List<String> terms = terms(phrase);
                pairs(terms, places);
                terms.forEach(term -> places.add(List.of(term)));
            }
            case QueryNode.Within within -> {
                collect(within.lead(), places);
                collect(within.follower(), places);
            }
            case QueryNode.Not ignored -> {}
            case QueryNode.Prefix ignored -> {}
            case QueryNode.Everything ignored -> {}
            case QueryNode.Nothing ignored -> {}
            case QueryNode.FieldIs ignored -> {}
            case QueryNode.Before ignored -> {}
            case QueryNode.After ignored -> {}
            case QueryNode.First ignored -> {}
        }
    }

    private static void pairs(List<String> terms, Set<List<String>> places) {
        for (int at = 1; at < terms.size(); at++) {
            if (!terms.get(at - 1).isEmpty() && !terms.get(at).isEmpty()) {
                places.add(List.of(terms.get(at - 1), terms.get(at)));
            }
        }
    }

    /** An empty text stands for what is no single word. */
    private static List<String> plainWords(List<QueryNode> nodes) {
        return nodes.stream()
                .map(node -> node instanceof Word word ? terms(word) : List.<String>of())
                .map(terms -> terms.size() == 1 ? terms.getFirst() : "")
                .toList();
    }

    private static List<String> terms(Word word) {
        return Analysis.exactTerms(word.text());
    }

    private static List<String> terms(Phrase phrase) {
        return phrase.text().chars().allMatch(letter -> Character.isLetterOrDigit(letter) || letter == ' ')
                ? Analysis.exactTerms(phrase.text())
                : List.of();
    }

    /** The query with this in the place of these words; itself where they are not in it. */
    static QueryNode in(QueryNode node, List<String> words, String heard) {
        return switch (node) {
            case And and -> inAll(and, words, heard);
            case Or or ->
                new Or(or.nodes().stream().map(one -> in(one, words, heard)).toList());
            case Word word -> terms(word).equals(words) ? new Phrase(heard) : word;
            case Phrase phrase -> inPhrase(phrase, words, heard);
            case QueryNode.Within within ->
                new QueryNode.Within(
                        in(within.lead(), words, heard), within.window(), in(within.follower(), words, heard));
            case QueryNode.Not not -> not;
            case QueryNode.Prefix prefix -> prefix;
            case QueryNode.Everything everything -> everything;
            case QueryNode.Nothing nothing -> nothing;
            case QueryNode.FieldIs field -> field;
            case QueryNode.Before before -> before;
            case QueryNode.After after -> after;
            case QueryNode.First first -> first;
        };
    }

    private static QueryNode inAll(And and, List<String> words, String heard) {
        List<QueryNode> nodes = new ArrayList<>(
                and.nodes().stream().map(one -> in(one, words, heard)).toList());
        int at = words.size() < 2 ? -1 : Collections.indexOfSubList(plainWords(nodes), words);
        if (at >= 0) {
            nodes.subList(at, at + words.size()).clear();
            nodes.add(at, new Phrase(heard));
        }
        return nodes.size() == 1 ? nodes.getFirst() : new And(nodes);
    }

    private static QueryNode inPhrase(Phrase phrase, List<String> words, String heard) {
        List<String> terms = new ArrayList<>(terms(phrase));
        int at = Collections.indexOfSubList(terms, words);
        if (at < 0) {
            return phrase;
        }
        terms.subList(at, at + words.size()).clear();
        terms.add(at, heard);
        return new Phrase(String.join(" ", terms), phrase.gaps());
    }
}
