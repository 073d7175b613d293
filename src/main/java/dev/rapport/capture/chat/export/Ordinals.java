package dev.rapport.capture.chat.export;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts how often the same was said before, so that what has no id gets one that is the same in a longer export. Remembers the
 * latest only. For use by one thread.
 */
final class Ordinals {

    private static final int REMEMBERED = 20_000;

    private final Map<String, Integer> counts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** 0 for the first time. */
    int next(String said) {
        int before = counts.getOrDefault(said, 0);
        counts.put(said, before + 1);
        return before;
    }
}
