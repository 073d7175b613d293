package dev.rapport.capture;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds how the files of watched folders looked, and since when: by the clock here, since a file's own may be another machine's.
 *
 * <p>What was not looked at for some minutes may be forgotten. Safe for use by many threads.
 */
public final class FileLooks {

    private static final Duration FORGET_AFTER = Duration.ofMinutes(5);
    private static final int MANY = 1000;

    private final Duration retryAfter;
    private final Clock clock;
    private final Map<Path, Seen> seen = new ConcurrentHashMap<>();

    /** @param retryAfter when a file is looked at again that could not be taken */
    public FileLooks(Duration retryAfter, Clock clock) {
        this.retryAfter = retryAfter;
        this.clock = clock;
    }

    /**
     * How a file looks now.
     *
     * @param unchanged for how long it has looked like this, at each look
     * @param postponed whether it is not yet to be tried again
     */
    public record Look(Duration unchanged, boolean postponed) {}

    /** What shows that a file has changed. */
    public static String stateOf(BasicFileAttributes attributes) {
        return attributes.size() + " " + attributes.lastModifiedTime();
    }

    /** Looks at a file that is in this state. */
    public Look look(Path file, String state) {
        Instant now = clock.instant();
        Seen entry = remember(file, state, now);
        return new Look(Duration.between(entry.since(), now), now.isBefore(entry.notBefore()));
    }

    /** The file could not be taken: it is looked at again after a while. */
    public void postpone(Path file) {
        Instant later = clock.instant().plus(retryAfter);
        seen.computeIfPresent(file, (path, before) -> new Seen(before.state(), before.since(), before.last(), later));
    }

    /** It is no longer there. */
    public void forget(Path file) {
        seen.remove(file);
    }

    private Seen remember(Path file, String state, Instant now) {
        if (seen.size() > MANY) {
            seen.values().removeIf(entry -> entry.last().plus(FORGET_AFTER).isBefore(now));
        }
        return seen.compute(
                file,
                (path, before) -> before == null
                                || !before.state().equals(state)
                                || before.since().isAfter(now)
                        ? new Seen(state, now, now, now)
                        : new Seen(state, before.since(), now, before.notBefore()));
    }

    /**
     * What was seen of a file.
     *
     * @param since when it was first seen like this
     * @param last when it was last seen
     * @param notBefore when it may be tried again
     */
    private record Seen(String state, Instant since, Instant last, Instant notBefore) {}
}
