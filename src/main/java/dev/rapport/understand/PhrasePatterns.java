package dev.rapport.understand;

import dev.rapport.query.PhrasePattern;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers how phrases are read, since trackers ask for the same ones in each conversation. Safe for use by many threads. */
final class PhrasePatterns {

    /** More than all trackers have; beyond it, phrases are read anew each time. */
    private static final int MOST = 20_000;

    private static final Map<String, PhrasePattern> READ = new ConcurrentHashMap<>();

    private PhrasePatterns() {}

    static PhrasePattern of(String phrase) {
        PhrasePattern known = READ.get(phrase);
        if (known != null) {
            return known;
        }
        PhrasePattern read = PhrasePattern.of(phrase);
        if (READ.size() < MOST) {
            READ.put(phrase, read);
        }
        return read;
    }
}
