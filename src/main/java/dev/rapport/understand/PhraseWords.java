package dev.rapport.understand;

import java.util.BitSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * By words and beginnings of words, the phrases one of whose words it is. Phrases are added by one thread at a time; reading is safe
 * meanwhile, and sees the phrases that were added before.
 */
final class PhraseWords {

    /** None of these sets is changed any more: an added phrase makes a new one. */
    private static final BitSet NONE = new BitSet();

    private final Map<String, BitSet> whole = new ConcurrentHashMap<>();
    private final Map<String, BitSet> begun = new ConcurrentHashMap<>();
    private volatile int shortest = Integer.MAX_VALUE;
    private volatile int longest;
    private volatile BitSet free = NONE;

    /** Notes down a phrase. One without any words is with every text. */
    void add(int phrase, Set<String> words, Set<String> beginnings) {
        BitSet one = new BitSet();
        one.set(phrase);
        words.forEach(word -> whole.merge(word, one, PhraseWords::joined));
        for (String beginning : beginnings) {
            shortest = Math.min(shortest, beginning.length());
            longest = Math.max(longest, beginning.length());
            begun.merge(beginning, one, PhraseWords::joined);
        }
        if (words.isEmpty() && beginnings.isEmpty()) {
            free = joined(free, one);
        }
    }

    private static BitSet joined(BitSet some, BitSet more) {
        BitSet all = (BitSet) some.clone();
        all.or(more);
        return all;
    }

    /** The phrases that have this word; the caller's own, as are those {@link #withoutWords}. */
    BitSet with(String term) {
        BitSet with = (BitSet) whole.getOrDefault(term, NONE).clone();
        for (int length = Math.min(longest, term.length()); length >= shortest; length--) {
            with.or(begun.getOrDefault(term.substring(0, length), NONE));
        }
        return with;
    }

    /** Those that are with every text. */
    BitSet withoutWords() {
        return (BitSet) free.clone();
    }
}
