package dev.rapport.capture.chat.folder;

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
 * Tells a route which files of a watched folder to take: those that have stopped growing, except the temporary names of programs
 * that copy. Links, and what has a name that begins with a dot, are never looked at.
 *
 * <p>In a route: {@code filter: "#chatFiles"}.
 */
@Component("chatFiles")
public final class ChatFileFilter implements GenericFileFilter<File> {

    private static final Set<String> NOT_TAKEN =
            Set.of("part", "partial", "tmp", "temp", "crdownload", "filepart", "swp", "lock");

    private final SettledFiles settled;

    ChatFileFilter(@Qualifier("settledChats") SettledFiles settled) {
        this.settled = settled;
    }

    @Override
    public boolean accept(GenericFile<File> file) {
        Path path = file.getFile().toPath().toAbsolutePath().normalize();
        String name = file.getFileNameOnly();
        if (name.startsWith(".")) {
            return false;
        }
        if (file.isDirectory()) {
            return !Files.isSymbolicLink(path);
        }
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return !NOT_TAKEN.contains(ending) && !name.endsWith("~") && settled.isSettled(path, false);
    }
}
