package dev.rapport.understand;

import dev.rapport.understand.PhrasePatterns.Numbered;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where phrases may begin in a text, by its words: where one stands that the phrase may begin with, and behind it in the same line
 * another that it needs.
 *
 * <p>A place is the number of a word, counted from 0 through all lines. Unchanged once it is made, and so safe for use by many
 * threads.
 */
final class PossiblePhrases {

    private static final int[] NOWHERE = {};

    private final int known;
    private final int[][] places;
    private final int[] counts;

    private PossiblePhrases(int known) {
        this.known = known;
        this.places = new int[known][];
        this.counts = new int[known];
        Arrays.fill(places, NOWHERE);
    }

    /**
     * Looks at each word once, however many phrases there are.
     *
     * @param known how many phrases are known; of later ones nothing is found out
     */
    static PossiblePhrases in(List<List<String>> lines, int known, PhraseWords beginnings, PhraseWords needed) {
        PossiblePhrases possible = new PossiblePhrases(known);
        Map<String, BitSet> beginning = new HashMap<>();
        Map<String, BitSet> needing = new HashMap<>();
        int before = 0;
        for (List<String> line : lines) {
            BitSet behind = needed.withoutWords();
            List<BitSet> begun = new ArrayList<>();
            for (String term : line.reversed()) {
                BitSet here = (BitSet)
                        beginning.computeIfAbsent(term, beginnings::with).clone();
                here.and(behind);
                begun.add(here);
                behind.or(needing.computeIfAbsent(term, needed::with));
            }
            for (int at = 0; at < line.size(); at++) {
                possible.add(begun.get(line.size() - 1 - at), before + at);
            }
            before += line.size();
        }
        return possible;
    }

    private void add(BitSet phrases, int place) {
        for (int phrase = phrases.nextSetBit(0);
                phrase >= 0 && phrase < known;
                phrase = phrases.nextSetBit(phrase + 1)) {
            int count = counts[phrase]++;
            if (count == places[phrase].length) {
                places[phrase] = Arrays.copyOf(places[phrase], Math.max(2, count * 2));
            }
            places[phrase][count] = place;
        }
    }

    /** Whether it is known where the phrase may begin. */
    boolean knows(Numbered phrase) {
        return phrase.number() >= 0 && phrase.number() < known;
    }

    /** False only where it surely does not stand there. */
    boolean has(Numbered phrase) {
        return !knows(phrase) || counts[phrase.number()] > 0;
    }

    /** Where a phrase of which that is known may begin, in order. */
    int[] places(Numbered phrase) {
        return Arrays.copyOf(places[phrase.number()], counts[phrase.number()]);
    }
}
