package dev.rapport.capture.hook;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.springframework.stereotype.Component;

/**
 * Tells a route which requests for recordings are due.
 *
 * <p>In a route: {@code filter: "#recordingRequests"}.
 */
@Component("recordingRequests")
public final class RecordingFileFilter implements GenericFileFilter<File> {

    private final Patience patience;

    RecordingFileFilter(Patience patience) {
        this.patience = patience;
    }

    @Override
    public boolean accept(GenericFile<File> file) {
        Path path = file.getFile().toPath().toAbsolutePath().normalize();
        if (file.isDirectory()) {
            return !Files.isSymbolicLink(path);
        }
        return file.getFileNameOnly().endsWith(RecordingRequests.ENDING)
                && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                && patience.isDue(path);
    }
}
