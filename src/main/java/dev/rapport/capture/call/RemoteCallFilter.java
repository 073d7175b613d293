package dev.rapport.capture.call;

import java.util.Locale;
import java.util.Set;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.apache.camel.component.file.remote.RemoteFile;
import org.springframework.stereotype.Component;

/**
 * Tells a route which files of a server to fetch: those that have not grown for {@code rapport.calls.remote-quiet}, except
 * the temporary names of programs that copy. Metadata are fetched like recordings.
 *
 * <p>In a route: {@code filter: "#remoteCallFiles"}.
 */
@Component("remoteCallFiles")
public final class RemoteCallFilter implements GenericFileFilter<Object> {

    static final Set<String> TEMPORARY = Set.of("part", "partial", "tmp", "temp", "crdownload", "filepart", "swp");

    private final QuietFiles quiet;

    RemoteCallFilter(QuietFiles quiet) {
        this.quiet = quiet;
    }

    @Override
    public boolean accept(GenericFile<Object> file) {
        String name = file.getFileNameOnly();
        if (file.isDirectory()) {
            return !name.startsWith(".");
        }
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String host = file instanceof RemoteFile<?> remote ? remote.getHostname() : "";
        return !TEMPORARY.contains(ending)
                && !name.endsWith("~")
                && !name.startsWith(".")
                && quiet.isQuietElsewhere(
                        host + "/" + file.getAbsoluteFilePath(), file.getFileLength() + " " + file.getLastModified());
    }
}
