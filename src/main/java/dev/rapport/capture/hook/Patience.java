package dev.rapport.capture.hook;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Decides when a recording that could not be fetched is tried again: ever later, from {@link #FIRST} to {@link #LAST}.
 *
 * <p>Forgets at the end of the process: a start tries everything at once. Safe for use by many threads.
 */
@Component
final class Patience {

    static final Duration FIRST = Duration.ofSeconds(2);
    static final Duration LAST = Duration.ofHours(1);

    private final Clock clock;
    private final Map<Path, Wait> waits = new ConcurrentHashMap<>();

    Patience(Clock clock) {
        this.clock = clock;
    }

    boolean isDue(Path file) {
        Wait wait = waits.get(file);
        return wait == null || !clock.instant().isBefore(wait.until());
    }

    /** How long it is left alone now. */
    Duration failed(Path file) {
        Wait wait = waits.compute(file, (path, before) -> {
            int failures = before == null ? 0 : before.failures() + 1;
            Duration pause = after(failures);
            return new Wait(failures, pause, clock.instant().plus(pause));
        });
        return wait.pause();
    }

    /** @param failures before the last one */
    static Duration after(int failures) {
        Duration pause = FIRST.multipliedBy(1L << Math.min(failures, 16));
        return pause.compareTo(LAST) > 0 ? LAST : pause;
    }

    void forget(Path file) {
        waits.remove(file);
    }

    private record Wait(int failures, Duration pause, Instant until) {}
}
