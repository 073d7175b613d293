package dev.rapport.capture.call;

import dev.rapport.capture.WatchedFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Decides when a file of a watched folder has stopped growing: it and its sidecar were the same at each look for some time.
 *
 * <p>The time is measured here and not taken from the file, whose clock may be another machine's. All files wait at once,
 * so that many take no longer than one. A file that looks unfinished waits longer. Safe for use by many threads.
 */
@Component
final class QuietFiles {

    private static final Duration FORGET_AFTER = Duration.ofMinutes(5);
    private static final int MANY = 1000;

    private final CallSettings settings;
    private final Clock clock;
    private final Map<Path, Seen> seen = new ConcurrentHashMap<>();

    QuietFiles(CallSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether the file can be taken now. Links and whatever else is no plain file never can. */
    boolean isQuiet(Path file) {
        Instant now = clock.instant();
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!attributes.isRegularFile()) {
                return false;
            }
            String state = stateOf(attributes) + sidecarState(WatchedFolder.sidecarOf(file));
            Seen before = remember(file, state, now);
            Duration quiet = Duration.between(before.since(), now);
            return !now.isBefore(before.notBefore())
                    && quiet.compareTo(settings.quiet()) >= 0
                    && (quiet.compareTo(settings.unfinishedQuiet()) >= 0 || !looksUnfinished(file, attributes.size()));
        } catch (IOException unreadable) {
            return Files.exists(file, LinkOption.NOFOLLOW_LINKS); // who takes it will say what is wrong with it
        }
    }

    /** Whether a file elsewhere has been in this state for as long as files on servers have to be. */
    boolean isQuietElsewhere(String place, String state) {
        Instant now = clock.instant();
        Seen before = remember(Path.of("/elsewhere/" + place.replace((char) 0, (char) 63)), state, now);
        return Duration.between(before.since(), now).compareTo(settings.remoteQuiet()) >= 0;
    }

    /** The file could not be taken: it is looked at again after a while. */
    void postpone(Path file) {
        Instant later = clock.instant().plus(settings.retryAfter());
        seen.computeIfPresent(file, (path, before) -> new Seen(before.state(), before.since(), before.last(), later));
    }

    void forget(Path file) {
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

    private static boolean looksUnfinished(Path file, long size) throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return new AudioHead(in.readNBytes(64)).looksUnfinished(size);
        }
    }

    private static String sidecarState(Path sidecar) {
        try {
            return " " + stateOf(Files.readAttributes(sidecar, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (IOException none) {
            return "";
        }
    }

    private static String stateOf(BasicFileAttributes attributes) {
        return attributes.size() + " " + attributes.lastModifiedTime();
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
