package dev.rapport.understand;

import dev.rapport.query.PhrasePattern;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers how phrases are read, since trackers ask for the same ones in each conversation, and by which words each may stand
 * there: few of a thousand phrases may stand in a short message, and its words tell at once which. Safe for use by many threads.
 */
final class PhrasePatterns {

    /** More than all trackers have; beyond it, phrases are read anew each time, and looked for in every text. */
    private static final int MOST = 20_000;

    private static final int UNNUMBERED = -1;

    private static final Map<String, Numbered> READ = new ConcurrentHashMap<>();
    private static final PhraseWords BEGINNINGS = new PhraseWords();
    private static final PhraseWords NEEDED = new PhraseWords();

    /** Grows only after the words of the phrase were noted down. */
    private static volatile int count;

    private PhrasePatterns() {}

    /** @param number counted from 0; negative for one that is not remembered */
    record Numbered(PhrasePattern pattern, int number) {}

    static Numbered of(String phrase) {
        Numbered known = READ.get(phrase);
        return known == null ? read(phrase) : known;
    }

    private static synchronized Numbered read(String phrase) {
        Numbered known = READ.get(phrase);
        if (known != null) {
            return known;
        }
        PhrasePattern pattern = PhrasePattern.of(phrase);
        if (count == MOST) {
            return new Numbered(pattern, UNNUMBERED);
        }
        Numbered now = new Numbered(pattern, count);
        BEGINNINGS.add(now.number(), pattern.firstTerms(false), pattern.firstTerms(true));
        NEEDED.add(now.number(), pattern.neededTerms(false), pattern.neededTerms(true));
        READ.put(phrase, now);
        count++;
        return now;
    }

    /** Which phrases may stand in a text of these lines, and where. */
    static PossiblePhrases in(List<List<String>> lines) {
        return PossiblePhrases.in(lines, count, BEGINNINGS, NEEDED);
    }
}
