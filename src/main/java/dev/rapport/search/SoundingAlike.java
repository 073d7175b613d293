package dev.rapport.search;

import dev.rapport.query.Analysis;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.codec.language.DoubleMetaphone;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.util.BytesRef;

/**
 * Knows which words of the index sound like another: they have the same sound by Double Metaphone (Philips 2000), and differ
 * by few letters, which Lucene's automata find without looking at every word (Schulz and Mihov, 2002).
 *
 * <p>The rule is that by which names are found in what was said, so that both agree on what is alike. Forms of one word are left
 * out, since they are found anyway. For one search.
 */
final class SoundingAlike {

    /** Shorter words are like too many others. */
    static final int SHORTEST = 5;

    private static final int SHORTEST_PART = 4;
    private static final int SHORTEST_BIT = 2;
    private static final int LONG = 8;
    private static final int LONGEST = 40;

    /** Shorter sounds are those of too many words: "quote" and "quota" are both KT. */
    private static final int SHORTEST_SOUND = 3;

    private static final int MOST = 20;

    private final IndexReader reader;

    SoundingAlike(IndexReader reader) {
        this.reader = reader;
    }

    /**
     * What may have been heard in the place of a word, the surest first.
     *
     * @param heard one word or two
     * @param sameLetters whether only the blank is another
     */
    record Heard(String heard, boolean sameLetters) {}

    /** @param known whether the recogniser has shown that it knows the word: then only its parts count */
    List<Heard> to(String word, boolean known) throws IOException {
        Set<Heard> heard = new LinkedHashSet<>();
        if (word.length() >= SHORTEST
                && word.length() <= LONGEST
                && word.chars().allMatch(Character::isLetter)) {
            inParts(word, heard);
            if (!known) {
                alike(word, edits(word), SHORTEST).forEach(one -> heard.add(new Heard(one, false)));
                inPartsAlike(word, heard);
            }
        }
        return heard.stream().limit(MOST).toList();
    }

    /** Of two words that stand side by side: the one word that they make. */
    List<Heard> toPair(String first, String second, boolean known) throws IOException {
        String joined = first + second;
        if (joined.length() < SHORTEST || joined.length() > LONGEST) {
            return List.of();
        }
        List<Heard> heard = new ArrayList<>();
        if (isThere(joined)) {
            heard.add(new Heard(joined, true));
        }
        if (!known) {
            alike(joined, edits(joined), SHORTEST).forEach(one -> heard.add(new Heard(one, false)));
        }
        return heard;
    }

    private static int edits(String word) {
        return word.length() >= LONG ? 2 : 1;
    }

    private void inParts(String word, Set<Heard> into) throws IOException {
        for (int at = SHORTEST_BIT; at <= word.length() - SHORTEST_BIT; at++) {
            String first = word.substring(0, at);
            String second = word.substring(at);
            if (isThere(first) && isThere(second)) {
                into.add(new Heard(first + " " + second, true));
            }
        }
    }

    /** One part is as it was asked for: where both are others, there is little left to go by, and much to look at. */
    private void inPartsAlike(String word, Set<Heard> into) throws IOException {
        for (int at = SHORTEST_PART; at <= word.length() - SHORTEST_PART; at++) {
            String first = word.substring(0, at);
            String second = word.substring(at);
            if (isThere(first)) {
                alike(second, 1, SHORTEST_PART).forEach(other -> into.add(new Heard(first + " " + other, false)));
            }
            if (isThere(second)) {
                alike(first, 1, SHORTEST_PART).forEach(other -> into.add(new Heard(other + " " + second, false)));
            }
        }
    }

    private boolean isThere(String word) throws IOException {
        return reader.docFreq(new Term(IndexSchema.EXACT, word)) > 0;
    }

    private List<String> alike(String word, int edits, int shortest) throws IOException {
        String sound = sound(word);
        Terms terms = MultiTerms.getTerms(reader, IndexSchema.EXACT);
        if (terms == null || sound.length() < SHORTEST_SOUND) {
            return List.of();
        }
        List<String> stem = Analysis.stemmedTerms(word);
        List<String> alike = new ArrayList<>();
        FuzzyTermsEnum near = new FuzzyTermsEnum(terms, new Term(IndexSchema.EXACT, word), edits, 0, true);
        for (BytesRef term = near.next(); term != null && alike.size() < MOST; term = near.next()) {
            String other = term.utf8ToString();
            if (other.length() >= shortest
                    && other.chars().allMatch(Character::isLetter)
                    && sound(other).equals(sound)
                    && !Analysis.stemmedTerms(other).equals(stem)) {
                alike.add(other);
            }
        }
        return alike;
    }

    private static String sound(String word) {
        DoubleMetaphone metaphone = new DoubleMetaphone();
        metaphone.setMaxCodeLen(LONG);
        String sound = metaphone.doubleMetaphone(word);
        return sound == null ? "" : sound;
    }
}
