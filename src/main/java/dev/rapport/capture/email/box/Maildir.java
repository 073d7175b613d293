package dev.rapport.capture.email.box;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Tells the files of a Maildir: messages lie in its folders {@code cur} and {@code new}; what lies in {@code tmp} is not yet
 * one, and all else is the mail server's own. Folders of a Maildir++ have names that begin with a dot.
 */
final class Maildir {

    private Maildir() {}

    /** Whether a folder is a Maildir. */
    static boolean is(Path folder) {
        return isFolder(folder.resolve("cur")) && isFolder(folder.resolve("new"));
    }

    /** Whether a file is a message of a Maildir, whole since it is there at all. */
    static boolean isMessage(Path file) {
        Path folder = file.resolveSibling("").normalize();
        Path name = folder.getFileName();
        return name != null
                && (name.toString().equals("cur") || name.toString().equals("new"))
                && is(folder.resolveSibling("").normalize());
    }

    /** Whether a file belongs to a Maildir without being a message. */
    static boolean isOwn(Path file) {
        Path folder = file.resolveSibling("").normalize();
        boolean inTmp = folder.endsWith("tmp") && is(folder.resolveSibling("").normalize());
        return inTmp || is(folder);
    }

    private static boolean isFolder(Path folder) {
        return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS);
    }
}
