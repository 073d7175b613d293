package dev.rapport.crm.promise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The verbs of promises, by {@code en/verbs.tsv}: what is said before it is done, and after. Safe for use by many threads. */
final class Verbs {

    private static final List<Verb> ALL = new ArrayList<>();
    private static final Set<String> DONE = new HashSet<>();

    static {
        Table.read("en/verbs.tsv").forEach(row -> {
            String kind = row.getFirst().getFirst();
            boolean handing = kind.equals("GET");
            Deal deal = handing ? Deal.SEND : Deal.valueOf(kind);
            List<List<String>> done = row.get(2).stream().map(Verbs::words).toList();
            row.get(1).forEach(said -> ALL.add(new Verb(deal, handing, words(said), done)));
            done.stream().filter(words -> words.size() == 1).forEach(words -> DONE.add(words.getFirst()));
        });
        ALL.sort(Comparator.comparingInt((Verb verb) -> -verb.said().size()));
    }

    private Verbs() {}

    private static List<String> words(String phrase) {
        return List.of(phrase.split(" "));
    }

    /**
     * A verb.
     *
     * @param handing whether it means to hand over only where a known thing follows, as "get you the quote" does
     * @param done how it is told of once it is done
     */
    record Verb(Deal deal, boolean handing, List<String> said, List<List<String>> done) {
        Verb {
            done = List.copyOf(done);
        }
    }

    /** The longest that begins at this place. */
    static Optional<Verb> at(List<String> words, int place) {
        return ALL.stream().filter(verb -> Terms.at(words, place, verb.said())).findFirst();
    }

    static boolean begins(List<String> words, int place) {
        return at(words, place).isPresent();
    }

    /** Whether the word is how some verb is told of once it is done. */
    static boolean isDone(String word) {
        return DONE.contains(word);
    }
}
