package dev.rapport.capture.call;

import dev.rapport.capture.FileLooks;
import dev.rapport.capture.WatchedFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Decides when a file of a watched folder has stopped growing: it and its sidecar were the same at each look for some time.
 *
 * <p>The time is measured here and not taken from the file, whose clock may be another machine's. All files wait at once,
 * so that many take no longer than one. A file that looks unfinished waits longer. Safe for use by many threads.
 */
@Component
final class QuietFiles {

    private final CallSettings settings;
    private final FileLooks looks;

    QuietFiles(CallSettings settings, Clock clock) {
        this.settings = settings;
        this.looks = new FileLooks(settings.retryAfter(), clock);
    }

    /** How they looked. */
    FileLooks looks() {
        return looks;
    }

    /** Whether the file can be taken now. Links and whatever else is no plain file never can. */
    boolean isQuiet(Path file) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!attributes.isRegularFile()) {
                return false;
            }
            String state = FileLooks.stateOf(attributes) + sidecarState(WatchedFolder.sidecarOf(file));
            FileLooks.Look look = looks.look(file, state);
            Duration quiet = look.unchanged();
            return !look.postponed()
                    && quiet.compareTo(settings.quiet()) >= 0
                    && (quiet.compareTo(settings.unfinishedQuiet()) >= 0 || !looksUnfinished(file, attributes.size()));
        } catch (IOException unreadable) {
            return Files.exists(file, LinkOption.NOFOLLOW_LINKS); // who takes it will say what is wrong with it
        }
    }

    /** Whether a file elsewhere has been in this state for as long as files on servers have to be. */
    boolean isQuietElsewhere(String place, String state) {
        Path as = Path.of("/elsewhere/" + place.replace((char) 0, (char) 63));
        return looks.look(as, state).unchanged().compareTo(settings.remoteQuiet()) >= 0;
    }

    private static boolean looksUnfinished(Path file, long size) throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return new AudioHead(in.readNBytes(64)).looksUnfinished(size);
        }
    }

    private static String sidecarState(Path sidecar) {
        try {
            return " "
                    + FileLooks.stateOf(
                            Files.readAttributes(sidecar, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (IOException none) {
            return "";
        }
    }
}
