package dev.rapport.language.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Divides the words of one voice into stretches like sentences: at long pauses, and at shorter ones where the words allow it.
 *
 * <p>No sentence ends after a word that needs another ("the", "of", "and"), unless the pause is long; a shorter pause ends one
 * where the next word is one that sentences begin with. Safe for use by many threads.
 */
public final class SentenceBreaks {

    private static final Set<String> OPEN = Set.of(
            "the", "a", "an", "of", "to", "and", "or", "but", "in", "on", "at", "for", "with", "from", "my", "your",
            "our", "their", "his", "is", "are", "was", "were", "be", "that", "which", "who", "if", "because", "i", "we",
            "you", "they", "he", "she", "i'm", "we're", "it's", "very", "about", "this", "these", "those", "by", "as",
            "than", "so", "would", "could", "should", "will", "can", "have", "has", "had", "not", "um", "uh");
    private static final Set<String> STARTS = Set.of(
            "i", "i'm", "i'll", "i've", "i'd", "we", "we're", "we'll", "we've", "you", "you're", "he", "she", "they",
            "it", "it's", "that's", "there's", "so", "but", "and", "well", "okay", "ok", "yes", "yeah", "no", "thanks",
            "thank", "what", "how", "why", "when", "where", "who", "do", "does", "did", "can", "could", "would", "will",
            "is", "are", "let", "let's", "then", "now", "please", "great", "right", "sure", "hello", "hi", "the");

    /** Pauses of at least so many milliseconds. */
    private final long always;

    private final long perhaps;

    /**
     * @param always the pause in milliseconds that ends any sentence
     * @param perhaps that which ends one whose words allow it
     */
    public SentenceBreaks(long always, long perhaps) {
        if (perhaps < 0 || always < perhaps) {
            throw new IllegalArgumentException(
                    "Pauses are " + perhaps + " and " + always + " ms; give the shorter one second");
        }
        this.always = always;
        this.perhaps = perhaps;
    }

    /** In their order; together they are all of the words. */
    public List<List<SpokenWord>> of(List<SpokenWord> words) {
        List<List<SpokenWord>> sentences = new ArrayList<>();
        int start = 0;
        for (int end = 1; end <= words.size(); end++) {
            if (end == words.size() || isBreak(words.get(end - 1), words.get(end))) {
                sentences.add(List.copyOf(words.subList(start, end)));
                start = end;
            }
        }
        return sentences;
    }

    private boolean isBreak(SpokenWord before, SpokenWord after) {
        long pause = after.startMs() - before.endMs();
        return pause >= always || pause >= perhaps && !OPEN.contains(before.text()) && STARTS.contains(after.text());
    }
}
