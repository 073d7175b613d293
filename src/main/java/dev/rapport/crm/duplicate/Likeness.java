package dev.rapport.crm.duplicate;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.apache.commons.codec.language.DoubleMetaphone;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/**
 * Decides how far two texts are alike: by what slips make of them, by their words, and by sound.
 *
 * <p>Slips are counted as insertions, deletions, other letters and two letters exchanged (optimal string alignment, after
 * Damerau 1964), up to two. Names are compared by Jaro-Winkler too (Winkler 1990), which forgives the end of a word more than its
 * beginning; sounds by Double Metaphone (Philips 2000). Safe for use by many threads.
 */
final class Likeness {

    private static final JaroWinklerSimilarity JARO_WINKLER = new JaroWinklerSimilarity();
    private static final DoubleMetaphone SOUND = new DoubleMetaphone();

    /** Longer texts are compared by their words alone: counting slips costs the square of the length. */
    private static final int SHORT = 80;

    static {
        SOUND.setMaxCodeLen(6);
    }

    private Likeness() {}

    /** The slips that make one of the other; 3 for more than two. */
    static int slips(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 2 || a.length() > SHORT || b.length() > SHORT) {
            return a.equals(b) ? 0 : 3;
        }
        int[] before = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        Arrays.setAll(last, j -> j);
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            int least = i;
            for (int j = 1; j <= b.length(); j++) {
                row[j] = Math.min(
                        Math.min(last[j], row[j - 1]) + 1, last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
                least = Math.min(least, row[j]);
            }
            if (least > 2) {
                return 3;
            }
            int[] free = before;
            before = last;
            last = row;
            row = free;
        }
        return Math.min(3, last[b.length()]);
    }

    static double jaroWinkler(String a, String b) {
        return a.length() > SHORT || b.length() > SHORT ? 0 : JARO_WINKLER.apply(a, b);
    }

    /** The same for words that sound alike; empty for what has no sound, such as a number. */
    static String sound(String word) {
        String sound = SOUND.doubleMetaphone(word);
        return sound == null ? "" : sound;
    }

    /** Of a name's words. */
    static Level ofWords(String a, String b) {
        if (a.equals(b)) {
            return Level.SAME;
        }
        int shorter = Math.min(a.length(), b.length());
        if (shorter == 1) {
            return a.charAt(0) == b.charAt(0) ? Level.ROUGH : Level.DIFFERENT;
        }
        int slips = slips(a, b);
        double similar = jaroWinkler(a, b);
        if (slips == 1 && shorter >= 3 || slips == 2 && shorter >= 6 && similar >= 0.87 || similar >= 0.93) {
            return Level.NEAR;
        }
        String sound = sound(a);
        boolean sounds = sound.length() >= 2 && sound.equals(sound(b));
        return sounds || Nicknames.areSame(a, b) || similar >= 0.87 ? Level.ROUGH : Level.DIFFERENT;
    }

    /** Of what is written in words: an address, a place, a title. */
    static Level ofTexts(String a, String b) {
        if (a.equals(b)) {
            return Level.SAME;
        }
        String closeA = a.replace(" ", "");
        String closeB = b.replace(" ", "");
        int shorter = Math.min(closeA.length(), closeB.length());
        int slips = slips(closeA, closeB);
        if (slips == 0 || slips == 1 && shorter >= 4 || slips == 2 && shorter >= 6) {
            return Level.NEAR;
        }
        double shared = sharedWords(a, b);
        if (shared == 1 || shorter >= 5 && jaroWinkler(a, b) >= 0.94) {
            return Level.NEAR;
        }
        return shared >= 0.5 || shorter >= 4 && jaroWinkler(a, b) >= 0.87 ? Level.ROUGH : Level.DIFFERENT;
    }

    /** The share of the words of both that the other has too. */
    private static double sharedWords(String a, String b) {
        Set<String> some = new HashSet<>(Arrays.asList(a.split(" ")));
        Set<String> others = new HashSet<>(Arrays.asList(b.split(" ")));
        int all = some.size() + others.size();
        some.retainAll(others);
        return 2.0 * some.size() / all;
    }
}
