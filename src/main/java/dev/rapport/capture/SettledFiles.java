package dev.rapport.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Decides when a file of a watched folder has stopped growing: it was the same at each look for some time, by the clock here. All
 * files wait at once. Safe for use by many threads.
 */
public final class SettledFiles {

    private static final Duration FORGET_AFTER = Duration.ofMinutes(5);
    private static final int MANY = 1000;

    private final Duration quiet;
    private final Duration retryAfter;
    private final Clock clock;
    private final Map<Path, Seen> seen = new ConcurrentHashMap<>();

    /**
     * @param quiet for how long a file must have been the same
     * @param retryAfter when a file is looked at again that could not be taken
     */
    public SettledFiles(Duration quiet, Duration retryAfter, Clock clock) {
        this.quiet = quiet;
        this.retryAfter = retryAfter;
        this.clock = clock;
    }

    /**
     * Whether the file can be taken now. Links and whatever else is no plain file never can.
     *
     * @param wholeAlready whether its name says that it has stopped growing
     */
    public boolean isSettled(Path file, boolean wholeAlready) {
        Instant now = clock.instant();
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!attributes.isRegularFile()) {
                return false;
            }
            Seen before = remember(file, attributes.size() + " " + attributes.lastModifiedTime(), now);
            return !now.isBefore(before.notBefore())
                    && (wholeAlready || Duration.between(before.since(), now).compareTo(quiet) >= 0);
        } catch (IOException unreadable) {
            return Files.exists(file, LinkOption.NOFOLLOW_LINKS); // who takes it will say what is wrong with it
        }
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
