package dev.rapport.understand.opinion;

import dev.rapport.language.meaning.Meaning;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;

/**
 * Remembers the vectors of the short texts that were asked for last: greetings and the like stand in every other message, and each
 * costs milliseconds. Some 3 MB at most. Safe for use by many threads.
 */
final class RecentMeanings {

    private static final int MOST = 1_500;
    private static final int LONGEST = 80;

    private final Meaning meaning;
    private final Map<String, float[]> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Entry<String, float[]> eldest) {
            return size() > MOST;
        }
    };

    RecentMeanings(Meaning meaning) {
        this.meaning = meaning;
    }

    /** Not to be changed. */
    float[] of(String text) {
        return text.length() > LONGEST ? meaning.of(text) : remembered(text);
    }

    private float[] remembered(String text) {
        synchronized (known) {
            float[] before = known.get(text);
            if (before != null) {
                return before;
            }
        }
        float[] vector = meaning.of(text);
        synchronized (known) {
            known.put(text, vector);
        }
        return vector;
    }
}
