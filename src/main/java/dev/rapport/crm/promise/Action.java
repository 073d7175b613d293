package dev.rapport.crm.promise;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was promised, as far as it is understood: "send you the quote by Friday" is to send a quote.
 *
 * @param done the phrases by which it is told of once it is done
 * @param things what it is about, by the names of {@link Things}; empty where it does not say
 */
record Action(Deal deal, List<List<String>> done, Set<String> things) {

    /** Of which nothing is understood. */
    static final Action OTHER = new Action(Deal.OTHER, List.of(), Set.of());

    private static final int FIRST_WORDS = 16;

    Action {
        done = List.copyOf(done);
        things = Set.copyOf(things);
    }

    /** Empty for what is not understood, which nothing but a person closes. */
    static Optional<Action> of(String action) {
        List<String> words = Terms.of(action);
        for (int at = 0; at < Math.min(words.size(), FIRST_WORDS); at++) {
            int place = at;
            Optional<Action> read = Verbs.at(words, at).flatMap(verb -> read(verb, words, place));
            if (read.isPresent()) {
                return read;
            }
        }
        return Optional.empty();
    }

    private static Optional<Action> read(Verbs.Verb verb, List<String> words, int at) {
        Set<String> things = Nouns.after(words, at + verb.said().size());
        boolean nothingKnown = things.isEmpty() || !things.stream().allMatch(Things::isKnown);
        if (verb.handing() && nothingKnown) {
            return Optional.empty();
        }
        if (verb.deal() == Deal.MEET && nothingKnown) {
            return things.isEmpty() ? Optional.empty() : Optional.of(new Action(Deal.DO, verb.done(), things));
        }
        return Optional.of(new Action(verb.deal(), verb.done(), things));
    }
}
