package dev.rapport.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;

/**
 * Decides when a file of a watched folder has stopped growing: it was the same at each look for some time. All files wait at once.
 * Safe for use by many threads.
 */
public final class SettledFiles {

    private final Duration quiet;
    private final FileLooks looks;

    /**
     * @param quiet for how long a file must have been the same
     * @param retryAfter when a file is looked at again that could not be taken
     */
    public SettledFiles(Duration quiet, Duration retryAfter, Clock clock) {
        this.quiet = quiet;
        this.looks = new FileLooks(retryAfter, clock);
    }

    /** How they looked. */
    public FileLooks looks() {
        return looks;
    }

    /**
     * Whether the file can be taken now. Links and whatever else is no plain file never can.
     *
     * @param wholeAlready whether its name says that it has stopped growing
     */
    public boolean isSettled(Path file, boolean wholeAlready) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!attributes.isRegularFile()) {
                return false;
            }
            FileLooks.Look look = looks.look(file, FileLooks.stateOf(attributes));
            return !look.postponed() && (wholeAlready || look.unchanged().compareTo(quiet) >= 0);
        } catch (IOException unreadable) {
            return Files.exists(file, LinkOption.NOFOLLOW_LINKS); // who takes it will say what is wrong with it
        }
    }
}
