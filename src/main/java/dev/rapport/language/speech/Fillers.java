package dev.rapport.language.speech;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * Tells which words of speech are only fillers ("um", "you know"), so that pages can hide them by choice. Nothing is taken away.
 *
 * <p>"Like", "well" and "so" are never among them: whether they mean something only the whole sentence tells. "You know" and "I
 * mean" are where no object follows: not in "you know the price". Safe for use by many threads.
 */
public final class Fillers {

    private static final Set<String> SOUNDS =
            Set.of("um", "uh", "uhm", "erm", "er", "hm", "hmm", "mm", "mhm", "ah", "eh", "umm", "uhh", "ehm", "huh");

    /** After these, "you know" and "I mean" have an object or are asked. */
    private static final Set<String> OBJECTS = Set.of(
            "the",
            "a",
            "an",
            "what",
            "who",
            "how",
            "why",
            "when",
            "where",
            "which",
            "if",
            "whether",
            "that",
            "this",
            "it",
            "him",
            "her",
            "them",
            "me",
            "my",
            "your",
            "our",
            "about",
            "of",
            "someone",
            "anything",
            "some",
            "any",
            "business",
            "by",
            "for");

    private static final Set<String> BEFORE = Set.of(
            "do", "did", "as", "if", "what", "let", "to", "don't", "didn't", "would", "how", "when", "that", "should",
            "you'll", "will");

    private Fillers() {}

    /** Those of the words, by their index. */
    public static BitSet in(List<String> words) {
        BitSet fillers = new BitSet(words.size());
        for (int i = 0; i < words.size(); i++) {
            if (SOUNDS.contains(words.get(i))) {
                fillers.set(i);
            } else if (isPhrase(words, i)) {
                fillers.set(i, i + 2);
                i++;
            }
        }
        return fillers;
    }

    /** The words without them. */
    public static List<String> without(List<String> words) {
        BitSet fillers = in(words);
        List<String> rest = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (!fillers.get(i)) {
                rest.add(words.get(i));
            }
        }
        return rest;
    }

    private static boolean isPhrase(List<String> words, int at) {
        if (at + 1 >= words.size()) {
            return false;
        }
        boolean known = words.get(at).equals("you") && words.get(at + 1).equals("know")
                || words.get(at).equals("i") && words.get(at + 1).equals("mean");
        boolean object = at + 2 < words.size() && OBJECTS.contains(words.get(at + 2));
        boolean asked = at > 0 && BEFORE.contains(words.get(at - 1));
        return known && !object && !asked;
    }
}
