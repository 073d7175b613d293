package dev.rapport.crm.promise;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Reads what a verb is about: the nouns after it, as in "send you <i>the quote</i> and <i>the contract</i> by Friday", or before
 * it, as in "<i>the quote</i> has been sent". A small reading by closed lists of words ({@code en/nouns.tsv}), not a grammar; what it does not
 * understand it leaves out, so that a promise stays open.
 */
final class Nouns {

    private static final Map<String, Set<String>> LISTS = Table.read("en/nouns.tsv").stream()
            .collect(toMap(row -> row.getFirst().getFirst(), row -> Set.copyOf(row.get(1))));
    private static final Set<String> DETERMINERS = list("DETERMINERS");
    private static final Set<String> ENDS = list("ENDS");
    private static final Set<String> SKIPPED = list("SKIPPED");
    private static final Set<String> CONTAINERS = list("CONTAINERS");
    private static final Set<String> LINKS = list("LINKS");
    private static final Set<String> VAGUE = list("VAGUE");
    private static final Set<String> AUXILIARIES = list("AUXILIARIES");
    private static final Set<String> PASSIVE = list("PASSIVE");
    private static final Set<String> LEFT_THERE = list("LEFT_THERE");
    private static final Set<String> WHAT_FOR = list("WHAT_FOR");

    private static final Set<String> JOINS = Set.of("and", "plus", ",", "&", "or");

    private Nouns() {}

    private static Set<String> list(String name) {
        return Objects.requireNonNull(LISTS.get(name), name);
    }

    static boolean isVague(String stem) {
        return VAGUE.contains(stem);
    }

    /** The things that a verb before this place is about. */
    static Set<String> after(List<String> words, int from) {
        Set<String> things = new LinkedHashSet<>();
        List<String> noun = new ArrayList<>();
        for (int at = from; at < words.size(); at++) {
            String word = words.get(at);
            if (noun.isEmpty() && isSkipped(word, things)) {
                continue;
            }
            if (DETERMINERS.contains(word) && !isTime(words, at)) {
                noun.clear(); // whom it is sent to stood before: "send Dana the quote"
            } else if (isContainer(words, at)) {
                noun.clear();
                at++;
            } else if (JOINS.contains(word)) {
                things.addAll(Things.named(noun));
                noun.clear();
                if (!goesOn(words, at + 1)) {
                    return things;
                }
            } else if (ENDS.contains(word) || DETERMINERS.contains(word) || !noun.isEmpty() && word.endsWith("ly")) {
                break;
            } else if (!word.endsWith("ly")) {
                noun.add(word);
            }
        }
        things.addAll(Things.named(noun));
        return things;
    }

    private static boolean isSkipped(String word, Set<String> things) {
        return things.isEmpty() && SKIPPED.contains(word);
    }

    /** "This week" is when, and no thing. */
    private static boolean isTime(List<String> words, int at) {
        return at + 1 < words.size()
                && Set.of("week", "morning", "afternoon", "evening", "month").contains(words.get(at + 1));
    }

    private static boolean isContainer(List<String> words, int at) {
        return CONTAINERS.contains(Terms.stem(words.get(at)))
                && at + 1 < words.size()
                && LINKS.contains(words.get(at + 1));
    }

    /** After "and" comes another thing, unless another verb does. */
    private static boolean goesOn(List<String> words, int at) {
        return at < words.size()
                && (DETERMINERS.contains(words.get(at)) || JOINS.contains(words.get(at)) || !Verbs.begins(words, at))
                && !ENDS.contains(words.get(at));
    }

    /**
     * The things that were done something with by a verb at this place, as in "the quote for the shop has been sent" and "find
     * the quote attached".
     */
    static Set<String> before(List<String> words, int verb) {
        int at = verb - 1;
        boolean passive = LEFT_THERE.contains(words.get(verb));
        while (at >= 0 && AUXILIARIES.contains(words.get(at))) {
            passive |= PASSIVE.contains(words.get(at));
            at--;
        }
        return passive ? endingAt(words, at) : Set.of();
    }

    /** Who does what a verb at this place says, as in "our engineers confirmed". */
    static Set<String> subject(List<String> words, int verb) {
        int at = verb - 1;
        while (at >= 0 && AUXILIARIES.contains(words.get(at))) {
            at--;
        }
        return endingAt(words, at);
    }

    private static Set<String> endingAt(List<String> words, int last) {
        List<String> noun = new ArrayList<>();
        for (int at = last; at >= 0; at--) {
            String word = words.get(at);
            if (WHAT_FOR.contains(word)) {
                noun.clear();
            } else if (DETERMINERS.contains(word)) {
                if (at == 0 || !WHAT_FOR.contains(words.get(at - 1))) {
                    break;
                }
            } else if (ENDS.contains(word) || SKIPPED.contains(word) || JOINS.contains(word) || Verbs.isDone(word)) {
                break;
            } else {
                noun.addFirst(word);
            }
        }
        return Things.named(noun);
    }
}
