package dev.rapport.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Words that mean nothing to a phrase and may stand between its own: fillers as "um" and "you know", and adverbs that only
 * colour, as "really". So {@code we don't need} finds "we don't really um need". Safe for use by many threads.
 */
public final class PassedOver {

    public static final PassedOver NOTHING = new PassedOver(List.of());

    private final Map<String, List<List<String>>> byFirst = new HashMap<>();

    private PassedOver(Collection<String> words) {
        for (String one : words) {
            List<String> terms = Analysis.exactTerms(one);
            if (!terms.isEmpty()) {
                byFirst.computeIfAbsent(terms.getFirst(), first -> new ArrayList<>())
                        .add(terms);
            }
        }
    }

    /** @param words each of one word or several */
    public static PassedOver of(Collection<String> words) {
        return words.isEmpty() ? NOTHING : new PassedOver(words);
    }

    /** How many of the terms at a place may be passed over together: the most; 0 for none. */
    int at(List<String> terms, int place) {
        int most = 0;
        for (List<String> one : byFirst.getOrDefault(terms.get(place), List.of())) {
            int end = place + one.size();
            if (one.size() > most
                    && end <= terms.size()
                    && terms.subList(place, end).equals(one)) {
                most = one.size();
            }
        }
        return most;
    }
}
