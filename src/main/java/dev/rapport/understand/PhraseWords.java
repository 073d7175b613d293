package dev.rapport.understand;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * By words and beginnings of words, the phrases one of whose words it is. Phrases are added by one thread at a time; reading is safe
 * meanwhile, and sees the phrases that were added before.
 */
final class PhraseWords {

    private static final int[] NONE = {};

    private final Map<String, int[]> whole = new ConcurrentHashMap<>();
    private final Map<String, int[]> begun = new ConcurrentHashMap<>();
    private volatile int shortest = Integer.MAX_VALUE;
    private volatile int longest;
    private volatile int[] free = NONE;

    /** Notes down a phrase. One without any words is with every text. */
    void add(int phrase, Set<String> words, Set<String> beginnings) {
        words.forEach(word -> whole.merge(word, new int[] {phrase}, PhraseWords::joined));
        for (String beginning : beginnings) {
            shortest = Math.min(shortest, beginning.length());
            longest = Math.max(longest, beginning.length());
            begun.merge(beginning, new int[] {phrase}, PhraseWords::joined);
        }
        if (words.isEmpty() && beginnings.isEmpty()) {
            free = joined(free, new int[] {phrase});
        }
    }

    private static int[] joined(int[] some, int[] more) {
        int[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    /** The phrases that have this word; the caller's own, as are those {@link #withoutWords}. */
    BitSet with(String term) {
        BitSet with = new BitSet();
        set(with, whole.getOrDefault(term, NONE));
        for (int length = Math.min(longest, term.length()); length >= shortest; length--) {
            set(with, begun.getOrDefault(term.substring(0, length), NONE));
        }
        return with;
    }

    /** Those that are with every text. */
    BitSet withoutWords() {
        BitSet with = new BitSet();
        set(with, free);
        return with;
    }

    private static void set(BitSet with, int[] phrases) {
        for (int phrase : phrases) {
            with.set(phrase);
        }
    }
}
