package dev.rapport.archive;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;

/**
 * Knows what was stored a moment ago: whoever did so may not have committed yet that it is used.
 *
 * <p>Remembers a name for one to two minutes, by two generations. Safe for use by many threads.
 */
final class FreshNames {

    private static final Duration GENERATION = Duration.ofMinutes(1);

    private final InstantSource clock;
    private Set<String> now = new HashSet<>();
    private Set<String> before = new HashSet<>();
    private Instant since;

    FreshNames(InstantSource clock) {
        this.clock = clock;
        since = clock.instant();
    }

    synchronized void add(String name) {
        turn();
        now.add(name);
    }

    synchronized boolean has(String name) {
        turn();
        return now.contains(name) || before.contains(name);
    }

    private void turn() {
        Instant at = clock.instant();
        if (at.isBefore(since.plus(GENERATION))) {
            return;
        }
        before = at.isBefore(since.plus(GENERATION.multipliedBy(2))) ? now : new HashSet<>();
        now = new HashSet<>();
        since = at;
    }
}
