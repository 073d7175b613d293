package dev.rapport.capture.call;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.springframework.stereotype.Component;

/**
 * Tells a route which files of a watched folder to take: those that have stopped growing, except the temporary names of
 * programs that copy, and sidecars unless they have come after their recording. Folders that are links are not entered.
 *
 * <p>In a route: {@code filter: "#callFiles"}.
 */
@Component("callFiles")
public final class CallFileFilter implements GenericFileFilter<File> {

    private static final Set<String> NOT_TAKEN =
            Set.of("json", "xml", "csv", "part", "partial", "tmp", "temp", "crdownload", "filepart", "swp");

    private final QuietFiles quiet;
    private final LateSidecars late;

    CallFileFilter(QuietFiles quiet, LateSidecars late) {
        this.quiet = quiet;
        this.late = late;
    }

    @Override
    public boolean accept(GenericFile<File> file) {
        Path path = file.getFile().toPath();
        if (file.isDirectory()) {
            return !Files.isSymbolicLink(path);
        }
        if (LateSidecars.isSidecar(path)) {
            return late.isLate(path.toAbsolutePath().normalize());
        }
        String name = file.getFileNameOnly();
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return !NOT_TAKEN.contains(ending)
                && !name.endsWith("~")
                && quiet.isQuiet(path.toAbsolutePath().normalize());
    }
}
