package dev.rapport.capture.email.box;

import dev.rapport.capture.SettledFiles;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Tells a route which files of a watched folder to take: those that have stopped growing, except the temporary names of
 * programs that copy, and what mail programs keep beside their mail. Folders that are links, or whose names begin with a dot, are
 * not entered, unless they belong to a Maildir.
 *
 * <p>In a route: {@code filter: "#emailFiles"}.
 */
@Component("emailFiles")
public final class EmailFileFilter implements GenericFileFilter<File> {

    private static final Set<String> NOT_TAKEN = Set.of(
            "part",
            "partial",
            "tmp",
            "temp",
            "crdownload",
            "filepart",
            "swp",
            "lock",
            "msf",
            "dat",
            "emlxpart",
            "plist");

    private final SettledFiles settled;

    EmailFileFilter(@Qualifier("settledMail") SettledFiles settled) {
        this.settled = settled;
    }

    @Override
    public boolean accept(GenericFile<File> file) {
        Path path = file.getFile().toPath().toAbsolutePath().normalize();
        String name = file.getFileNameOnly();
        if (file.isDirectory()) {
            return !Files.isSymbolicLink(path) && (!name.startsWith(".") || Maildir.is(path));
        }
        if (Maildir.isMessage(path)) {
            return settled.isSettled(path, true);
        }
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return !name.startsWith(".")
                && !NOT_TAKEN.contains(ending)
                && !name.endsWith("~")
                && !Maildir.isOwn(path)
                && settled.isSettled(path, false);
    }
}
