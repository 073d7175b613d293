package dev.rapport.understand;

import dev.rapport.understand.TalkIndex.Hit;
import dev.rapport.understand.Tracker.Guard;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a guard's words stand in a conversation, and whether they stand beside a hit.
 *
 * <p>Only those near the hit are looked at, so that a line of a hundred thousand words takes no quadratic time. For one
 * thread.
 */
final class GuardHits {

    private final Guard guard;
    private final TalkIndex index;
    private final Map<Integer, List<Hit>> byLine = new HashMap<>();
    private int longest;

    GuardHits(Guard guard, TalkIndex index, List<Hit> hits) {
        this.guard = guard;
        this.index = index;
        for (Hit hit : hits) {
            byLine.computeIfAbsent(hit.line(), line -> new ArrayList<>()).add(hit);
            longest = Math.max(longest, hit.last() - hit.first());
        }
        byLine.values().forEach(line -> line.sort(Comparator.comparingInt(Hit::first)));
    }

    boolean besides(Hit hit) {
        if (guard.asks() && index.asked(hit.line(), hit.last())) {
            return true;
        }
        List<Hit> line = byLine.getOrDefault(hit.line(), List.of());
        for (int at = from(line, hit.first() - guard.before() - longest); at < line.size(); at++) {
            Hit one = line.get(at);
            if (one.first() > hit.last() + guard.after()) {
                return false;
            }
            if (beside(one, hit) && (guard.across() || index.together(hit.line(), one.last(), hit.first()))) {
                return true;
            }
        }
        return false;
    }

    /** The place of the first that does not begin before this word. */
    private static int from(List<Hit> sorted, int word) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted.get(middle).first() < word) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean beside(Hit one, Hit hit) {
        if (one.last() < hit.first()) {
            return hit.first() - one.last() <= guard.before();
        }
        if (one.first() > hit.last()) {
            return one.first() - hit.last() <= guard.after();
        }
        return guard.inside();
    }
}
